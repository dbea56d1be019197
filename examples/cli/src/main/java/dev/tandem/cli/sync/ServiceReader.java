package dev.tandem.cli.sync;

import dev.tandem.core.testkit.yaml.YamlEntry;
import dev.tandem.core.testkit.yaml.YamlSection;
import dev.tandem.example.odata.client.ClientCredentials;
import dev.tandem.example.odata.client.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads which environment is asked over OData, and as whom. */
final class ServiceReader {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Map<String, String> environment;
  private final Function<YamlEntry, Path> path;

  ServiceReader(Map<String, String> environment, Function<YamlEntry, Path> path) {
    this.environment = environment;
    this.path = path;
  }

  SystemConfig.Service read(YamlSection section) {
    YamlEntry url = section.need("url");
    URI root = address(url);
    if (!root.getRawPath().endsWith("/") || root.getRawQuery() != null) {
      throw url.wrong("must end in a slash, such as https://org.crm.dynamics.com/api/data/v9.2/");
    }
    String clientId = section.need("clientId").text();
    EventsReader events = new EventsReader(path, this::secret);
    return new SystemConfig.Service(
        root,
        tokens(section),
        clientId,
        secret(section.need("secretEnv")),
        section.or("events", events::read, EventsConfig.USUAL));
  }

  private static URI tokens(YamlSection section) {
    if (section.has("tenant") == section.has("tokenUrl")) {
      throw section.wrong("needs tenant, or tokenUrl for another issuer of tokens, and not both");
    }
    if (section.has("tokenUrl")) {
      return address(section.need("tokenUrl"));
    }
    YamlEntry tenant = section.need("tenant");
    try {
      return ClientCredentials.microsoft(tenant.text());
    } catch (IllegalArgumentException e) {
      throw tenant.wrong("is no tenant: " + e.getMessage());
    }
  }

  /** An address to which a secret may be sent. */
  private static URI address(YamlEntry entry) {
    URI address;
    try {
      address = URI.create(entry.text());
    } catch (IllegalArgumentException e) {
      throw entry.wrong("is no address");
    }
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    boolean safe = scheme.equals("https") || (scheme.equals("http") && LOOPBACK.contains(host));
    if (!safe || address.getHost() == null || address.getRawUserInfo() != null) {
      throw entry.wrong("must be an https address without user name");
    }
    return address;
  }

  private Secret secret(YamlEntry entry) {
    try {
      return Secret.fromEnvironment(entry.text(), environment);
    } catch (IllegalArgumentException e) {
      throw entry.wrong("names the variable %s, which is not set".formatted(entry.text()));
    }
  }
}
