package dev.tandem.cli.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.core.testkit.yaml.YamlException;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.Side;
import dev.tandem.sync.policy.ColumnsSent;
import dev.tandem.sync.policy.ConflictPolicy;
import dev.tandem.sync.policy.MapOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {
  private static final String MINIMAL =
      """
      dataverse: {kind: memory}
      finance: {kind: jdbc, url: "jdbc:sqlite:finance.db"}
      store: sync.db
      maps: [Currencies]
      """;

  @TempDir private Path folder = Path.of("");

  private SyncConfig read(String text) throws IOException {
    return ConfigReader.read(
        Files.writeString(folder.resolve("sync.yaml"), text), Map.of("SECRET", "s3cret"));
  }

  private void refuses(String text, String place, String... parts) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(YamlException.class)
        .hasMessageContaining("sync.yaml" + place)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }

  @Test
  void aShortFileHasDefaultsAndPathsOfItsFolder() throws IOException {
    SyncConfig config = read(MINIMAL);
    assertThat(config.maps()).hasSize(1);
    assertThat(config.maps().get(0).options()).isEqualTo(MapOptions.STANDARD);
    assertThat(config.store().file()).isEqualTo(folder.resolve("sync.db"));
    assertThat(((SystemConfig.Jdbc) config.system(Side.FINANCE)).database().file())
        .isEqualTo(folder.resolve("finance.db"));
    assertThat(config.schemas()).isNull();
    assertThat(config.leaseLife()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void everyOptionOfAMapIsRead() throws IOException {
    SyncConfig config =
        read(
            MINIMAL.replace("[Currencies]", "")
                + """
                  - map: Currencies
                    name: money
                    columnsSent: changed-only
                    leavingScope: delete
                    conflicts: merge
                    tie: finance
                alerts:
                  - {name: many, errors: [network], count: 3, interval: 5m, action: pause}
                """);
    MapOptions options = config.maps().get(0).options();
    assertThat(options.name()).isEqualTo("money");
    assertThat(options.columnsSent()).isEqualTo(ColumnsSent.CHANGED_ONLY);
    assertThat(options.conflicts()).isEqualTo(ConflictPolicy.merge(Side.FINANCE));
    assertThat(config.alerts().get(0).interval()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test // ERR-28, LE-4
  void theLegalEntitiesThatMustBeSetUpAreNamedOrNoneIsLookedAt() throws IOException {
    assertThat(read(MINIMAL).startGuard()).isNull();
    assertThat(read(MINIMAL + "startGuard: {legalEntities: [USPM, GBPM]}\n").startGuard())
        .containsExactly(LegalEntity.of("USPM"), LegalEntity.of("GBPM"));
    refuses(MINIMAL + "startGuard: {}\n", ":5:13", "needs the key 'legalEntities'");
    refuses(
        MINIMAL + "startGuard: {legalEntities: []}\n",
        ":5:29",
        "legalEntities names no legal entity; leave startGuard out to start without it");
  }

  @Test
  void aPasswordFromTheEnvironmentIsNeverShown() throws IOException {
    SyncConfig config =
        read(
            MINIMAL.replace(
                "{kind: memory}",
                "{kind: jdbc, url: 'jdbc:postgresql://h/db', user: u, passwordEnv: SECRET}"));
    Database database = ((SystemConfig.Jdbc) config.dataverse()).database();
    assertThat(database.password()).isEqualTo("s3cret");
    assertThat(config.toString()).contains("jdbc:postgresql://h/db").doesNotContain("s3cret");
  }

  private static final String SERVICE =
      "{kind: dataverse, url: 'https://org.example/api/data/v9.2/', tenant: contoso.com,"
          + " clientId: app, secretEnv: SECRET}";

  @Test
  void aServiceIsAskedWithASecretThatIsNeverShown() throws IOException {
    SyncConfig config = read(MINIMAL.replace("{kind: memory}", SERVICE));
    SystemConfig.Service service = (SystemConfig.Service) config.dataverse();
    assertThat(service.url()).isEqualTo(URI.create("https://org.example/api/data/v9.2/"));
    assertThat(service.tokens().getHost()).isEqualTo("login.microsoftonline.com");
    assertThat(service.secret().reveal()).isEqualTo("s3cret");
    assertThat(config.toString()).contains("org.example", "app").doesNotContain("s3cret");
  }

  private static final String FINANCE =
      "{kind: finance, url: 'https://org.example/data/', tenant: contoso.com, clientId: app,"
          + " secretEnv: SECRET, events: {listen: 8902, store: e.db, secretEnv: SECRET}}";

  private SystemConfig.Service finance(String part, String other) throws IOException {
    String system = FINANCE.replace(part, other);
    String text = MINIMAL.replace("{kind: jdbc, url: \"jdbc:sqlite:finance.db\"}", system);
    return (SystemConfig.Service) read(text).finance();
  }

  @Test
  void financeDeliversItsEventsOrIsPolled() throws IOException {
    EventsConfig.Delivered here = (EventsConfig.Delivered) finance("", "").events();
    assertThat(here.host()).isEqualTo("127.0.0.1");
    assertThat(here.port()).isEqualTo(8902);
    assertThat(here.store()).isEqualTo(folder.resolve("e.db"));
    assertThat(here.secret().reveal()).isEqualTo("s3cret");
    assertThat(here.outage()).isEqualTo(Duration.ofSeconds(2));
    assertThat(here.toString()).doesNotContain("s3cret");
    EventsConfig.Delivered wide =
        (EventsConfig.Delivered) finance("listen: 8902", "listen: '[::]:80', outage: 5m").events();
    assertThat(wide.host()).isEqualTo("[::]");
    assertThat(wide.outage()).isEqualTo(Duration.ofMinutes(5));
    String delivered = "listen: 8902, store: e.db, secretEnv: SECRET";
    assertThat(finance(delivered, "every: 5s").events())
        .isEqualTo(new EventsConfig.Polled(Duration.ofSeconds(5)));
    assertThat(finance(", events: {" + delivered + "}", "").events()).isEqualTo(EventsConfig.USUAL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "listen: 8902|listen: 99999|must be a port",
        "listen: 8902|listen: 'a:b:8902'|must be a port",
        "listen: 8902,||needs the key 'listen'",
        "store: e.db,||needs the key 'store'",
        ", secretEnv: SECRET}|}|needs the key 'secretEnv'",
        "secretEnv: SECRET}|secretEnv: NONE}|the variable NONE, which is not set",
        "listen: 8902|every: 5s|who looks every so often does not listen",
        "store: e.db|stroe: e.db|did you mean 'store'?",
      })
  void eventsThatCannotArriveAreRefused(String part, String wrong, String message) {
    assertThatThrownBy(() -> finance(part, wrong == null ? "" : wrong))
        .isInstanceOf(YamlException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "secretEnv: SECRET|secretEnv: SECRET, events: {every: 5s}|Dataverse tracks its changes",
        "kind: dataverse|kind: finance|it stands for the other side",
        "https:|http:|must be an https address",
        "https://org|https://u:p@org|must be an https address",
        "v9.2/|v9.2|must end in a slash",
        "tenant: contoso.com|tenant: 'a/b'|is no tenant",
        "tenant: contoso.com|tenant: t, tokenUrl: 'https://x/t'|and not both",
        "secretEnv: SECRET|secretEnv: NONE|the variable NONE, which is not set",
        "secretEnv: SECRET|secret: s3cret|key 'secret' is not known",
        "secretEnv: SECRET|secretEnv: SECRET, password: x|belongs to other kinds",
        "clientId: app,||needs the key 'clientId'",
      })
  void aServiceThatCannotBeAskedIsRefused(String part, String wrong, String message) {
    String service = SERVICE.replace(part, wrong == null ? "" : wrong);
    assertThatThrownBy(() -> read(MINIMAL.replace("{kind: memory}", service)))
        .isInstanceOf(YamlException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("s3cret is");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "store: sync.db|stroe: sync.db|:3:1|key 'stroe' is not known here, did you mean 'store'?",
        "store: sync.db|store: ''|:3:8|store is empty",
        "store: sync.db|batch: 5|:1:1|needs the key 'store'",
        "[Currencies]|[]|:4:7|maps names no map",
        "[Currencies]|Currencies|:4:7|maps must be a list",
        "[Currencies]|[{map: C, conflicts: both}]|:4:28|allowed are dataverse-wins, finance-wins",
        "[Currencies]|[{map: C, tie: finance}]|:4:22|tie means something only",
        "kind: memory|kind: file|:1:19|kind is 'file'; allowed are jdbc, memory, dataverse,"
            + " finance",
        "kind: memory|kind: memory, url: x|:1:32|belongs to kind: jdbc",
        "jdbc:sqlite:finance.db|jdbc:oracle:x|:2:28|must begin with jdbc:sqlite:",
        "jdbc:sqlite:finance.db|jdbc:postgresql://h/d?password=x|:2:28|give it under passwordEnv",
        "kind: memory|kind: jdbc, url: 'jdbc:postgresql:d', passwordEnv: NO|:1:64|NO, which is not"
            + " set",
        "store: sync.db|store: [|:5:1|this is not YAML",
        "store: sync.db|leaseLife: soon|:1:1|needs the key 'store'",
        "store: sync.db|store: &a x|:3:8|",
      })
  void mistakesAreToldWithTheirPlace(String part, String wrong, String place, String message) {
    String said = message == null ? "" : message;
    if (said.isEmpty()) {
      refuses(MINIMAL.replace(part, wrong) + "schemas: *a\n", ":5:10", "has an alias");
    } else {
      refuses(MINIMAL.replace(part, wrong), place, said);
    }
  }

  @Test
  void deepAndLargeFilesAreRefused() {
    refuses("[".repeat(5_000), ":1:21", "nests deeper than 20");
    refuses("#".repeat(300_000), " has 300000 bytes", "at most");
  }

  @Test
  void aMissingOrEmptyFileIsTold() {
    assertThatThrownBy(() -> ConfigReader.read(folder.resolve("none.yaml"), Map.of()))
        .hasMessageContaining("there is no file ");
    refuses("", " is empty", "it needs the configuration");
  }
}
