package dev.margo.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code margo models list}: the same as {@code margo models}. */
@Command(name = "list", header = "List the models known by name.")
final class ModelsListCommand implements Callable<Integer> {
    @ParentCommand
    private ModelsCommand models;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        models.list(common.console(false));
        return 0;
    }
}
