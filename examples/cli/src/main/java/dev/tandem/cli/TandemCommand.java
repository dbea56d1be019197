package dev.tandem.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all commands share. */
abstract class TandemCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = {"-v", "--verbose"},
      description = "Say more on standard error: warnings, and traces of errors.")
  private boolean verbose;

  /** Where results and messages go. */
  final Console console() {
    CommandSpec own = Objects.requireNonNull(spec, "run by picocli only");
    return ((Tandem) own.root().userObject()).console();
  }

  /** The command itself, to complain about its arguments. */
  final CommandLine commandLine() {
    return Objects.requireNonNull(spec, "run by picocli only").commandLine();
  }

  /** Whether the user wants to hear more. */
  final boolean verbose() {
    return verbose;
  }
}
