/**
 * The journal: records that are on the disk before anybody is told that they are.
 *
 * <p>Knows bytes, files and checksums; knows nothing of what the records say. Depends on the JDK alone.
 *
 * <p>A file begins with eight letters that name the format, then come records: the number of bytes of the text, uint32;
 * a CRC-32C of everything else in the record, uint32; its sequence number, uint64; the text. Little endian; sequence
 * numbers count from 1 without gaps. {@link dev.margo.annotate.journal.Journal#append} forces a record to the disk
 * before it returns, so whatever was acknowledged is there after any crash. What a crash has left behind the last whole
 * record is moved into a file of its own, cut off, and reported. A {@link dev.margo.annotate.journal.ProjectLock} sees to it
 * that one process at a time writes.
 *
 * <p>Types that pass through: {@code byte[]} in, sequence number out; {@link dev.margo.annotate.journal.Recovery} on
 * opening.
 */
package dev.margo.annotate.journal;
