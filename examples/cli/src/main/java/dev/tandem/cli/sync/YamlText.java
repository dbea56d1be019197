package dev.tandem.cli.sync;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads YAML with limits: no large files, no deep nesting, no aliases. */
final class YamlText {
  private static final int MOST_BYTES = 256 * 1024;
  private static final int MOST_DEPTH = 20;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(MOST_BYTES).setUseMarks(true).build();

  private YamlText() {}

  static Node read(Path file) {
    String text = text(file);
    try {
      checkDepth(file, text);
      return new Compose(SETTINGS)
          .composeString(text)
          .orElseThrow(
              () ->
                  new ConfigException(
                      file + " is empty; it needs dataverse, finance, store and maps"));
    } catch (MarkedYamlEngineException e) {
      throw new ConfigException(
          "%s%s: this is not YAML: %s"
              .formatted(file, Entry.place(e.getProblemMark()), e.getProblem()));
    } catch (YamlEngineException e) {
      throw new ConfigException("%s: this is not YAML: %s".formatted(file, e.getMessage()));
    }
  }

  private static String text(Path file) {
    try {
      if (Files.isRegularFile(file) && Files.size(file) > MOST_BYTES) {
        throw new ConfigException(
            "%s has %d bytes; a configuration has at most %d"
                .formatted(file, Files.size(file), MOST_BYTES));
      }
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new ConfigException("there is no configuration " + file);
    } catch (CharacterCodingException e) {
      throw new ConfigException(file + " is not UTF-8 text");
    } catch (IOException e) {
      throw new ConfigException(
          "cannot read the configuration %s: %s".formatted(file, e.getMessage()));
    }
  }

  private static void checkDepth(Path file, String text) {
    int depth = 0;
    for (Event event : new Parse(SETTINGS).parseString(text)) {
      depth +=
          event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
      String problem =
          depth > MOST_DEPTH
              ? "nests deeper than " + MOST_DEPTH
              : event instanceof AliasEvent ? "has an alias; write the value out" : "";
      if (!problem.isEmpty()) {
        throw new ConfigException(file + Entry.place(event.getStartMark()) + ": this " + problem);
      }
    }
  }
}
