package dev.tandem.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What all commands share. */
abstract class TandemCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Tandem tandem;

  @Option(
      names = {"-v", "--verbose"},
      description = "Say more on standard error: warnings, and traces of errors.")
  private boolean verbose;

  /** Where results and messages go. */
  final Console console() {
    return Objects.requireNonNull(tandem, "run by picocli only").console();
  }

  /** Whether the user wants to hear more. */
  final boolean verbose() {
    return verbose;
  }
}
