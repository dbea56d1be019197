package dev.tandem.example.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.store.jdbc.JdbcSyncStore;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.event.SyncListener;
import dev.tandem.sync.policy.StartGuard;
import dev.tandem.sync.policy.StartRefusal;
import dev.tandem.sync.policy.StartRefusedException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The application is started, used over HTTP and from both systems, and stopped. */
class HostApplicationTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PAUSE = "{\"action\": \"pause\"}";

  private final Path folder;

  HostApplicationTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static void enterCurrency(RunningHost host, String code) {
    host.enter("Currencies", Map.of("CURRENCYCODE", code, "NAME", "of " + code, "SYMBOL", "$"));
  }

  private static void arrive(RunningHost host, String... codes) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(host.onDataverse("transactioncurrencies", "isocurrencycode"))
                    .containsExactly(codes));
  }

  @Test
  void rowsTravelAndAreToldOverHttp() {
    try (RunningHost host = new RunningHost(folder)) {
      // Changes count from the first step after the start of a map on (LIFE-1).
      await().atMost(PATIENCE).until(() -> host.get("health").body().contains("lastStep"));
      enterCurrency(host, "USD");
      arrive(host, "USD");
      await().atMost(PATIENCE).until(() -> host.bean(SyncRuntime.class).counters().waiting() == 0);

      assertThat(host.get("health").statusCode()).isEqualTo(200);
      assertThat(host.get("health").body()).contains("\"sync\"", "\"lastStep\"", "\"dead\":0");
      assertThat(host.get("health/readiness").body()).contains("UP");
      assertThat(host.get("metrics/tandem.changes?tag=map:Currencies&tag=status:applied").body())
          .contains("\"value\":1.0");
      assertThat(host.get("metrics/tandem.changes.received?tag=map:Currencies").statusCode())
          .isEqualTo(200);
      assertThat(host.get("metrics/tandem.backlog.age").body()).contains("\"value\":0.0");
      assertThat(host.get("tandem").body())
          .contains("\"map\":\"Currencies\"", "\"state\":\"RUNNING\"", "applied 1");
    }
  }

  @Test
  void whatWaitsWhenTheHostStopsGoesOnWithTheNextOne() {
    try (RunningHost host = new RunningHost(folder)) {
      assertThat(host.post("tandem/Currencies", PAUSE).body()).contains("\"state\":\"PAUSED\"");
      enterCurrency(host, "EUR");
      await().atMost(PATIENCE).until(() -> host.bean(SyncRuntime.class).counters().waiting() == 1);
      assertThat(host.get("health").body()).contains("\"Currencies\":\"PAUSED\"");
    }
    // UND-50: the host starts no map that somebody paused
    try (RunningHost host = new RunningHost(folder)) {
      assertThat(host.get("tandem").body()).contains("\"state\":\"PAUSED\"");
      assertThat(host.post("tandem/Currencies", "{\"action\": \"resume\"}").statusCode())
          .isEqualTo(200);
      arrive(host, "EUR");
    }
  }

  @Test
  void actionsThatCannotBeAreRefusedWithTheReason() {
    try (RunningHost host = new RunningHost(folder)) {
      assertThat(host.post("tandem/Currencies", "{\"action\": \"erase\"}").statusCode())
          .isEqualTo(400);
      assertThat(host.post("tandem/Nothing", PAUSE).statusCode()).isEqualTo(400);
      assertThat(host.post("tandem/Currencies", "{\"action\": \"resume\"}").statusCode())
          .isEqualTo(400);
    }
  }

  @Test
  void configurationThatCannotWorkIsRefusedWithThePropertyToMend() {
    assertThatThrownBy(() -> new RunningHost(folder, "--tandem.batch=0").close())
        .rootCause()
        .hasMessageContaining("tandem.batch");
    assertThatThrownBy(() -> new RunningHost(folder, "--tandem.finance.url=").close())
        .rootCause()
        .hasMessageContaining("tandem.finance.url");
    assertThat(new TandemProperties.Database("jdbc:postgresql://h/d", "u", "secret").toString())
        .doesNotContain("secret");
  }

  @Test // LIFE-4: the host that starts its maps does not come up without what they need
  void aGuardOfTheHostIsAskedBeforeMapsStart() {
    assertThatThrownBy(() -> new RunningHost(folder, Guarded.class).close())
        .rootCause()
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining("cannot start Legal entities, Currencies, Customers V3")
        .hasMessageContaining("MY-1 at finance: nobody is at work. Wait for Monday.");
  }

  @Test
  void healthIsDownWhileStepsFailAndUpAgainAfterwards() {
    try (RunningHost host = new RunningHost(folder, OwnBeans.class)) {
      AtomicBoolean full = host.bean(AtomicBoolean.class);
      full.set(true);
      await().atMost(PATIENCE).until(() -> host.get("health").statusCode() == 503);
      assertThat(host.get("health").body()).contains("the disk is full", "\"failuresInARow\"");
      full.set(false);
      host.bean(SyncWorker.class).wake();
      await().atMost(PATIENCE).until(() -> host.get("health").statusCode() == 200);

      enterCurrency(host, "GBP");
      arrive(host, "GBP");
      assertThat(host.bean(OwnBeans.class).heard).isNotEmpty();
    }
  }

  /** A host that never lets maps start. */
  @Configuration
  static class Guarded {
    @Bean
    StartGuard guard() {
      return request ->
          List.of(new StartRefusal("MY-1", "finance", "nobody is at work", "Wait for Monday."));
    }
  }

  /** Beans of a host that take the place of those that are offered. */
  @Configuration
  static class OwnBeans {
    final Queue<SyncEvent> heard = new ConcurrentLinkedQueue<>();

    @Bean
    AtomicBoolean full() {
      return new AtomicBoolean();
    }

    @Bean
    SyncListener listener() {
      return heard::add;
    }

    @Bean(destroyMethod = "close")
    SyncStore store(TandemProperties properties, AtomicBoolean full) {
      SyncStore file = JdbcSyncStore.openFile(DatabasePools.file(properties.store()));
      return (SyncStore)
          Proxy.newProxyInstance(
              SyncStore.class.getClassLoader(),
              new Class<?>[] {SyncStore.class},
              (proxy, method, arguments) -> {
                if (full.get() && method.getName().equals("lease")) {
                  throw new PermanentConnectorException(ErrorCode.STORE_FAILED, "the disk is full");
                }
                try {
                  return method.invoke(file, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }
  }
}
