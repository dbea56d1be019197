package dev.tandem.core.testkit.yaml;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads YAML 1.2 with limits: at most 256 KiB, no nesting deeper than 20, no aliases. No state;
 * safe for any thread.
 */
public final class YamlText {
  private static final int MOST_BYTES = 256 * 1024;
  private static final int MOST_DEPTH = 20;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(MOST_BYTES).setUseMarks(true).build();

  private YamlText() {}

  /**
   * Reads a file.
   *
   * @param name what the whole is called in messages, for example {@code the configuration}
   * @throws YamlException when there is no such file, or it is no YAML within the limits
   */
  public static YamlEntry read(Path file, String name) {
    return parse(file.toString(), name, text(file, name));
  }

  /**
   * Reads a text.
   *
   * @param source where it comes from, for messages
   * @param name what the whole is called in messages
   * @throws YamlException when it is no YAML within the limits
   */
  public static YamlEntry parse(String source, String name, String text) {
    try {
      checkDepth(source, text);
      return new Composer(SETTINGS, parser(text))
          .getSingleNode()
          .map(node -> new YamlEntry(source, name, node))
          .orElseThrow(() -> new YamlException(source + " is empty; it needs " + name));
    } catch (MarkedYamlEngineException e) {
      throw new YamlException(
          "%s%s: this is not YAML: %s"
              .formatted(source, YamlEntry.place(e.getProblemMark()), e.getProblem()));
    } catch (YamlEngineException e) {
      throw new YamlException("%s: this is not YAML: %s".formatted(source, e.getMessage()));
    }
  }

  private static Parser parser(String text) {
    return new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text));
  }

  private static String text(Path file, String name) {
    try {
      if (Files.isRegularFile(file) && Files.size(file) > MOST_BYTES) {
        throw new YamlException(
            "%s has %d bytes; %s has at most %d"
                .formatted(file, Files.size(file), name, MOST_BYTES));
      }
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new YamlException("there is no file " + file + " for " + name);
    } catch (CharacterCodingException e) {
      throw new YamlException(file + " is not UTF-8 text");
    } catch (IOException e) {
      throw new YamlException("cannot read %s: %s".formatted(file, e.getMessage()));
    }
  }

  private static void checkDepth(String source, String text) {
    int depth = 0;
    Parser events = parser(text);
    while (events.hasNext()) {
      Event event = events.next();
      depth +=
          event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
      String problem =
          depth > MOST_DEPTH
              ? "nests deeper than " + MOST_DEPTH
              : event instanceof AliasEvent ? "has an alias; write the value out" : "";
      if (!problem.isEmpty()) {
        throw new YamlException(
            source + YamlEntry.place(event.getStartMark()) + ": this " + problem);
      }
    }
  }
}
