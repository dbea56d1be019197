package dev.tandem.example.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.example.kafka.demo.Audit;
import dev.tandem.example.kafka.demo.Customers;
import dev.tandem.example.kafka.demo.InstanceChild;
import dev.tandem.example.kafka.demo.LocalBroker;
import dev.tandem.example.kafka.demo.People;
import dev.tandem.example.kafka.demo.Site;
import dev.tandem.spi.schema.Side;
import dev.tandem.sync.SyncRuntime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Instances are processes of their own; they are added and killed with SIGKILL at work. */
@ExtendWith(SharedBroker.class)
class KillTest {
  private static final Topics TOPICS = new Topics("kill", 4);
  private static final Duration SILENCE = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int CHANGES = 100;

  @TempDir private Path folder = Path.of("");

  // I1, I5, I6, I7, I8, I9, I22
  @Test
  void losesAndDoublesNothingWhenInstancesAreKilled(LocalBroker broker) throws Exception {
    List<InstanceChild> children = new ArrayList<>();
    try (Site site = Site.open(folder)) {
      start(broker, site);
      Audit audit = new Audit(site);
      People people = new People(site, 7);
      long left = 0;

      children.add(child(broker, "first"));
      people.work(CHANGES);
      left += killAtWork(audit, children.get(0));

      children.add(child(broker, "second"));
      children.add(child(broker, "third"));
      people.work(CHANGES);
      left += killAtWork(audit, children.get(1));
      people.work(CHANGES);

      await(audit, audit::isSettled);
      assertThat(left).as("changes that waited when an instance was killed").isPositive();
      assertThat(audit.rows(Side.DATAVERSE)).isEqualTo(people.expected());
      assertThat(audit.rows(Side.FINANCE)).isEqualTo(people.expected());
      assertThat(audit.doubled()).as("operations with two effects").isEmpty();
      assertThat(audit.counters().received()).isEqualTo(audit.made());
      assertThat(audit.counters().dead() + audit.counters().parked() + audit.counters().conflict())
          .as(audit.counters().toString())
          .isZero();
    } finally {
      for (InstanceChild child : children) {
        child.end();
      }
    }
  }

  private static void start(LocalBroker broker, Site site) {
    try (Admin admin = broker.admin()) {
      TOPICS.create(admin, (short) 1, Map.of());
    }
    KafkaSync sync = site.sync(broker.address(), TOPICS, SILENCE);
    sync.follow();
    try (SyncRuntime desk = sync.desk()) {
      desk.lifecycle().start(Customers.MAP);
    }
  }

  private InstanceChild child(LocalBroker broker, String name) throws IOException {
    InstanceChild child =
        InstanceChild.start(
            name, broker.address(), folder, TOPICS, SILENCE, folder.resolve("complaints.txt"));
    assertThat(child.awaitReady()).as(name).isTrue();
    return child;
  }

  /** Kills an instance once new changes were received; says how many were not through. */
  private static long killAtWork(Audit audit, InstanceChild child) throws InterruptedException {
    long before = audit.counters().received();
    await(audit, () -> audit.counters().received() > before);
    child.kill();
    return audit.made() - (audit.counters().received() - audit.counters().waiting());
  }

  private static void await(Audit audit, BooleanSupplier condition) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("%d made, %s", audit.made(), audit.counters()).isBefore(end);
      Thread.sleep(20);
    }
  }
}
