package dev.tandem.cli.sync;

import dev.tandem.core.testkit.yaml.YamlEntry;
import dev.tandem.core.testkit.yaml.YamlSection;
import dev.tandem.example.odata.client.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how the changes of finance come to be known. */
final class EventsReader {
  /** A delivery is tried for two seconds [F4]; who was away for longer may have missed some. */
  private static final Duration OUTAGE = Duration.ofSeconds(2);

  private static final Pattern LISTEN =
      Pattern.compile("(?:(\\[[0-9a-fA-F:]+\\]|[^:]+):)?(\\d{1,5})");
  private static final String[] DELIVERED = {"listen", "store", "secretEnv", "outage"};
  private static final int LAST_PORT = 65_535;

  private final Function<YamlEntry, Path> path;
  private final Function<YamlEntry, Secret> secret;

  EventsReader(Function<YamlEntry, Path> path, Function<YamlEntry, Secret> secret) {
    this.path = path;
    this.secret = secret;
  }

  EventsConfig read(YamlEntry entry) {
    YamlSection section = entry.section("every", "listen", "store", "secretEnv", "outage");
    if (section.has("every")) {
      for (String key : DELIVERED) {
        section
            .find(key)
            .ifPresent(
                other -> {
                  throw other.wrong("does not fit here: who looks every so often does not listen");
                });
      }
      return new EventsConfig.Polled(section.need("every").duration());
    }
    YamlEntry listen = section.need("listen");
    Matcher at = LISTEN.matcher(listen.text());
    if (!at.matches() || Integer.parseInt(at.group(2)) > LAST_PORT) {
      throw listen.wrong("must be a port, or an address of this machine and a port: 0.0.0.0:8902");
    }
    String host = at.group(1) == null ? "127.0.0.1" : at.group(1);
    return new EventsConfig.Delivered(
        host,
        Integer.parseInt(at.group(2)),
        path.apply(section.need("store")),
        secret.apply(section.need("secretEnv")),
        section.or("outage", YamlEntry::duration, OUTAGE));
  }
}
