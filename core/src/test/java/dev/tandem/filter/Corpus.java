package dev.tandem.filter;

import dev.tandem.spi.schema.Side;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Test resources of this package. */
final class Corpus {
  private Corpus() {}

  /** A filter found in the field. */
  record Entry(Side side, String text) {
    Filter parsed() {
      return Filter.parse(side, text);
    }
  }

  static List<Entry> entries() {
    return read("corpus.txt")
        .lines()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .map(Corpus::entry)
        .toList();
  }

  private static Entry entry(String line) {
    int space = line.indexOf(' ');
    Side side = Side.valueOf(line.substring(0, space).toUpperCase(Locale.ROOT));
    return new Entry(side, line.substring(space).strip());
  }

  static String read(String resource) {
    try (InputStream in = Corpus.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no test resource " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
