package dev.tandem.cli;

import dev.tandem.cli.sync.ConfigReader;
import dev.tandem.cli.sync.SyncConfig;
import dev.tandem.sync.event.SyncListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What the commands share that work on a synchronisation. */
abstract class SyncingCommand extends TandemCommand {
  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "The YAML file of the two systems, the store and the maps.")
  private Path config = Path.of("");

  /** Reads the configuration. */
  final SyncConfig config() {
    return ConfigReader.read(config, System.getenv());
  }

  /** Opens what another process may be working on; systems are opened when they are needed. */
  final SyncSession open() {
    return SyncSession.open(config(), SyncListener.none());
  }

  /** Opens what another process may be working on, and somebody must have begun. */
  final SyncSession openBegun() {
    return SyncSession.openBegun(config());
  }

  /** Writes a line of the results. */
  final void print(String line) {
    try {
      console().println(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
