package dev.margo.io.dicom;

import java.util.Set;

/** What of a file's texts may be shown: only what cannot be a name. */
final class SafeWords {
    private static final Set<String> MODALITIES = Set.of(
            "ANN",
            "AU",
            "BI",
            "CR",
            "CT",
            "DX",
            "ECG",
            "EPS",
            "ES",
            "GM",
            "HD",
            "IO",
            "IVOCT",
            "IVUS",
            "KO",
            "LS",
            "M3D",
            "MG",
            "MR",
            "NM",
            "OAM",
            "OCT",
            "OP",
            "OPT",
            "OT",
            "PR",
            "PT",
            "PX",
            "REG",
            "RF",
            "RG",
            "RTDOSE",
            "RTIMAGE",
            "RTPLAN",
            "RTRECORD",
            "RTSTRUCT",
            "RWV",
            "SEG",
            "SM",
            "SR",
            "TG",
            "US",
            "XA",
            "XC");

    private SafeWords() {}

    /** {@code text} if it is a UID. */
    static String uid(String text) {
        return text.length() <= 64 && text.matches("[0-9]+(\\.[0-9]+)+") ? text : "no valid UID";
    }

    /** {@code text} if it is a modality of the standard. */
    static String modality(String text) {
        return MODALITIES.contains(text) ? text : "unknown modality";
    }
}
