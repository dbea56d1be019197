package dev.tandem.cli;

import dev.tandem.example.odata.server.front.Faults;
import dev.tandem.example.odata.server.front.ServerFault;
import dev.tandem.example.odata.server.sample.SampleServers;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Starts servers to develop against. */
@CommandLine.Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Starts two servers on this machine to develop against.",
      "One speaks the Dataverse Web API, the other finance OData, to this machine",
      "alone, both with sample data, the documented limits and the processes of",
      "Project Operations. Rows are gone when it stops.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:stopped when asked", "2:a port is taken, or the store cannot be used"},
    footer = {
      "",
      "Examples:",
      "  tandem serve",
      "  tandem serve --sync --page 8910",
      "  tandem serve --sync --store \"jdbc:postgresql://localhost/tandem?user=me\"",
      "  tandem serve --events http://127.0.0.1:8902/events",
      "  tandem serve --port 8900 --faults 0.05 --seed 7"
    })
final class ServeCommand extends TandemCommand {
  /** Finance needs one behind it. */
  private static final int LAST_PORT = 65_534;

  private static final Duration SLOWNESS = Duration.ofSeconds(5);
  private static final Duration LONG = Duration.ofDays(1);

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8900",
      description = "Of the Dataverse server, finance gets the next; 0 for any two.")
  private int port = 8900;

  @Option(
      names = "--faults",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "The share of requests that fail on purpose, 0 to 1; 0 unless said.")
  private double share;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "Chooses which requests fail, and how.")
  private long seed = 1;

  @Option(
      names = "--secret-env",
      paramLabel = "NAME",
      description = "The variable with the client secret; one is made up unless said.")
  private @Nullable String secretVariable;

  @Option(names = "--sync", description = "Also keep both in step, through three shipped maps.")
  private boolean sync;

  @Mixin private final StoreOption store = new StoreOption();

  @Mixin private final PageOption page = new PageOption();

  @Option(
      names = "--events",
      paramLabel = "ADDRESS",
      description = {
        "Where finance delivers the data events of all",
        "shipped entities, for example to a 'tandem sync'."
      })
  private @Nullable URI eventsAddress;

  @Option(
      names = "--events-secret-env",
      paramLabel = "NAME",
      description = "The variable with the secret it shows; none unless said.")
  private @Nullable String eventsSecretVariable;

  @Option(
      names = "--for",
      paramLabel = "SECONDS",
      description = "Stop after this time; runs until Ctrl-C or SIGTERM unless said.")
  private @Nullable Integer seconds;

  @Override
  public Integer call() throws IOException {
    check();
    List<ServerFault> kinds = Arrays.asList(ServerFault.values());
    Faults faults = share == 0 ? Faults.none() : Faults.random(seed, share, kinds, SLOWNESS);
    String secret = secret();
    String eventsSecret =
        eventsSecretVariable == null
            ? ""
            : fromEnvironment("--events-secret-env", eventsSecretVariable);
    try (StopSignal stop = StopSignal.install()) {
      try (SampleServers servers = start(secret, faults)) {
        tell(servers);
        deliverEvents(servers, eventsSecret);
        if (sync) {
          int eventsPort = port == 0 ? 0 : port + 2;
          new ServedSync(servers, console(), stop, store, page).run(eventsPort, seconds != null);
        }
        if (seconds == null) {
          while (!stop.isAsked()) {
            stop.await(LONG);
          }
        } else {
          stop.await(Duration.ofSeconds(seconds));
        }
      } catch (IllegalStateException taken) {
        throw new UnreadableException(String.valueOf(taken.getMessage()), taken);
      }
      console().say("stopped");
      return stop.ended(ExitCode.OK);
    }
  }

  private SampleServers start(String secret, Faults faults) throws IOException {
    try {
      return SampleServers.start(port, secret, faults, Clock.systemUTC());
    } catch (IllegalStateException taken) {
      throw new UnreadableException(
          taken.getMessage() + "; choose another with --port, or 0 for any two", taken);
    }
  }

  private void check() {
    page.check(commandLine());
    String problem =
        share < 0 || share > 1
            ? "--faults takes a share between 0 and 1"
            : port < 0 || port > LAST_PORT
                ? "--port takes a port between 0 and %d".formatted(LAST_PORT)
                : seconds != null && seconds < 0
                    ? "--for is %d; give a time that is not negative".formatted(seconds)
                    : eventsAddress != null && !isOfHttp(eventsAddress)
                        ? "--events is '%s'; give an http or https address such as %s"
                            .formatted(shown(eventsAddress), "http://127.0.0.1:8902/events")
                        : !sync && (page.isGiven() || store.isGiven())
                            ? "--page and --store belong to a synchronisation; add --sync"
                            : store.problem();
    if (!problem.isEmpty()) {
      throw new ParameterException(commandLine(), problem);
    }
  }

  private String secret() {
    return secretVariable == null
        ? UUID.randomUUID().toString()
        : fromEnvironment("--secret-env", secretVariable);
  }

  private String fromEnvironment(String option, String variable) {
    String secret = System.getenv(variable);
    if (secret == null || secret.isBlank()) {
      throw new ParameterException(
          commandLine(), "%s: the variable %s is not set".formatted(option, variable));
    }
    return secret;
  }

  private void deliverEvents(SampleServers servers, String secret) throws IOException {
    if (eventsAddress != null) {
      servers.deliverEvents(eventsAddress, secret);
      console().println("events of finance   " + shown(eventsAddress));
      console().out().flush();
    }
  }

  private static boolean isOfHttp(URI address) {
    return address.getHost() != null
        && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()));
  }

  /** An address may hold a secret behind its question mark. */
  private static String shown(URI address) {
    return address.toString().replaceFirst("\\?.*", "");
  }

  private void tell(SampleServers servers) throws IOException {
    String dataverse = servers.dataverse().origin().toString();
    String finance = servers.finance().origin().toString();
    console().println("Dataverse Web API   " + servers.dataverse().api());
    console().println("finance OData       " + servers.finance().api());
    console().println("token of Dataverse  " + dataverse + "/common/oauth2/v2.0/token");
    console().println("  scope             " + dataverse + "/.default");
    console().println("token of finance    " + finance + "/common/oauth2/v2.0/token");
    console().println("  scope             " + finance + "/.default");
    console().println("client id           " + servers.credential().clientId());
    console()
        .println(
            "client secret       "
                + (secretVariable == null
                    ? servers.credential().secret()
                    : "as in " + secretVariable));
    console().println("sample rows         " + servers.rows());
    console().out().flush();
  }
}
