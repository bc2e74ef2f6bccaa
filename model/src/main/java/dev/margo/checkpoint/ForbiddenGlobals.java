package dev.margo.checkpoint;

import java.util.Set;

/**
 * Names that no checkpoint has a reason to mention: functions that run programs, import, open files or talk to the
 * network. Nothing is called here either way; a file that names one is refused because it is meant to harm a reader
 * that would.
 */
final class ForbiddenGlobals {
    private static final Set<String> MODULES = Set.of(
            "os",
            "posix",
            "nt",
            "subprocess",
            "commands",
            "popen2",
            "pty",
            "sys",
            "runpy",
            "socket",
            "shutil",
            "importlib",
            "imp",
            "ctypes",
            "_ctypes",
            "code",
            "codeop",
            "pdb",
            "bdb",
            "webbrowser",
            "http",
            "httplib",
            "urllib",
            "urllib2",
            "requests",
            "aiohttp",
            "ftplib",
            "smtplib",
            "asyncio",
            "multiprocessing",
            "pickle",
            "_pickle",
            "cPickle",
            "marshal",
            "timeit",
            "trace",
            "profile",
            "cProfile",
            "pip",
            "pydoc",
            "venv",
            "ensurepip",
            "ssl",
            "tempfile",
            "signal",
            "cffi",
            "platform",
            "linecache",
            "zipimport",
            "pkgutil",
            "doctest",
            "idlelib");

    private static final Set<String> BUILTINS = Set.of(
            "eval",
            "exec",
            "execfile",
            "compile",
            "__import__",
            "getattr",
            "setattr",
            "delattr",
            "open",
            "file",
            "input",
            "raw_input",
            "breakpoint",
            "globals",
            "locals",
            "vars",
            "apply",
            "memoryview");

    private static final Set<String> NAMES = Set.of(
            "operator.attrgetter",
            "operator.itemgetter",
            "operator.methodcaller",
            "_operator.attrgetter",
            "_operator.itemgetter",
            "_operator.methodcaller",
            "io.open",
            "_io.open",
            "_io.FileIO",
            "io.FileIO",
            "types.FunctionType",
            "types.CodeType",
            "types.LambdaType",
            "types.MethodType",
            "torch.load",
            "torch.serialization.load",
            "torch.jit.load",
            "torch.jit._serialization.load",
            "torch.storage._load_from_bytes",
            "torch._inductor.codecache.compile_file",
            "joblib.load",
            "numpy.load",
            "pandas.read_pickle");

    private static final Set<String> FAMILIES = Set.of(
            "torch.hub",
            "torch.utils.cpp_extension",
            "torch.utils.collect_env",
            "torch.distributed.rpc",
            "torch.distributed.run",
            "torch.distributed.launch",
            "numpy.testing",
            "numpy.f2py",
            "distutils",
            "setuptools");

    private ForbiddenGlobals() {}

    static boolean contains(PickleValue.Global global) {
        String module = global.module();
        String dotted = global.dotted();
        int dot = module.indexOf('.');
        String root = dot < 0 ? module : module.substring(0, dot);
        boolean builtin = module.equals("builtins") || module.equals("__builtin__") || module.equals("__builtins__");
        return MODULES.contains(root)
                || builtin && BUILTINS.contains(firstPart(global.name()))
                || NAMES.contains(dotted)
                || FAMILIES.stream().anyMatch(family -> dotted.startsWith(family + "."));
    }

    /** Protocol 4 lets a name have dots, as in {@code eval.__call__}. */
    private static String firstPart(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
