package dev.tandem.cli.sync;

import dev.tandem.core.testkit.yaml.YamlEntry;
import dev.tandem.core.testkit.yaml.YamlSection;
import dev.tandem.spi.schema.Side;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Reads where things are kept. */
final class DatabaseReader {
  private static final String SQLITE = "jdbc:sqlite:";
  private static final String POSTGRES = "jdbc:postgresql:";

  private static final String[] SERVICE = {"tenant", "tokenUrl", "clientId", "secretEnv", "events"};

  private final Path folder;
  private final Map<String, String> environment;

  private enum Kind {
    JDBC,
    MEMORY,
    DATAVERSE,
    FINANCE
  }

  DatabaseReader(Path file, Map<String, String> environment) {
    folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file.toAbsolutePath());
    this.environment = environment;
  }

  Path path(String text) {
    return folder.resolve(text).normalize();
  }

  private Path path(YamlEntry entry, String text) {
    try {
      return path(text);
    } catch (InvalidPathException e) {
      throw entry.wrong("is no path: " + e.getReason());
    }
  }

  SystemConfig system(YamlEntry entry, Side side) {
    YamlSection section =
        entry.section(
            "kind",
            "url",
            "user",
            "password",
            "passwordEnv",
            "rows",
            "tenant",
            "tokenUrl",
            "clientId",
            "secretEnv",
            "events");
    YamlEntry kind = section.need("kind");
    return switch (kind.choice(Kind.class)) {
      case JDBC -> {
        refuseAll(section, "belongs to kind: memory", "rows");
        refuseAll(section, "belongs to a service", SERVICE);
        yield new SystemConfig.Jdbc(database(section));
      }
      case MEMORY -> {
        refuseAll(section, "belongs to kind: jdbc", "url", "user", "password", "passwordEnv");
        refuseAll(section, "belongs to a service", SERVICE);
        yield new SystemConfig.Memory(
            section.find("rows").map(rows -> path(rows, rows.text())).orElse(null));
      }
      case DATAVERSE -> service(section, kind, side, Side.DATAVERSE);
      case FINANCE -> service(section, kind, side, Side.FINANCE);
    };
  }

  private SystemConfig service(YamlSection section, YamlEntry kind, Side side, Side meant) {
    if (side != meant) {
      throw kind.wrong("does not fit here: it stands for the other side");
    }
    refuseAll(section, "belongs to other kinds", "user", "password", "passwordEnv", "rows");
    if (meant == Side.DATAVERSE) {
      refuseAll(section, "Dataverse tracks its changes itself", "events");
    }
    return new ServiceReader(environment, file -> path(file, file.text())).read(section);
  }

  private static void refuseAll(YamlSection section, String why, String... keys) {
    for (String key : keys) {
      section.find(key).ifPresent(other -> refuse(other, why));
    }
  }

  private static void refuse(YamlEntry entry, String why) {
    throw entry.wrong("does not fit here: " + why);
  }

  Database store(YamlEntry entry) {
    if (entry.isMapping()) {
      return database(entry.section("url", "user", "password", "passwordEnv"));
    }
    String text = entry.text();
    return text.startsWith("jdbc:")
        ? database(entry, text, "", "")
        : Database.sqlite(path(entry, text));
  }

  private Database database(YamlSection section) {
    YamlEntry url = section.need("url");
    return database(url, url.text(), section.or("user", YamlEntry::text, ""), password(section));
  }

  private Database database(YamlEntry entry, String url, String user, String password) {
    if (url.startsWith(SQLITE)) {
      String file = url.substring(SQLITE.length());
      if (file.isBlank() || file.startsWith(":") || file.contains("?")) {
        throw entry.wrong("must name a file without options, such as jdbc:sqlite:rows.db");
      }
      return Database.sqlite(path(entry, file));
    }
    if (url.toLowerCase(Locale.ROOT).contains("password=")) {
      throw entry.wrong("has a password in it; give it under passwordEnv");
    }
    if (!url.startsWith(POSTGRES)) {
      throw entry.wrong("must begin with " + SQLITE + " or " + POSTGRES);
    }
    return Database.server(url, user, password);
  }

  private String password(YamlSection section) {
    if (section.has("password") && section.has("passwordEnv")) {
      throw section.wrong("has both password and passwordEnv; keep one");
    }
    return section
        .find("passwordEnv")
        .map(this::fromEnvironment)
        .orElseGet(() -> section.or("password", YamlEntry::text, ""));
  }

  private String fromEnvironment(YamlEntry entry) {
    String password = environment.get(entry.text());
    if (password == null) {
      throw entry.wrong("names the variable %s, which is not set".formatted(entry.text()));
    }
    return password;
  }
}
