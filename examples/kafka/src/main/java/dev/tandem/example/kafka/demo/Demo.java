package dev.tandem.example.kafka.demo;

import dev.tandem.example.kafka.KafkaSync;
import dev.tandem.example.kafka.Topics;
import dev.tandem.spi.schema.Side;
import dev.tandem.sync.SyncRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * A broker in this process, two systems in files, and instances in processes of their own that are
 * added and killed while people of both sides work.
 */
public final class Demo {
  private static final int PARTITIONS = 6;
  private static final int CHANGES = 200;
  private static final Duration SILENCE = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final LocalBroker broker;
  private final Path folder;
  private final Topics topics;
  private final Site site;
  private final List<InstanceChild> children = new ArrayList<>();

  private Demo(LocalBroker broker, Path folder, Topics topics, Site site) {
    this.broker = broker;
    this.folder = folder;
    this.topics = topics;
    this.site = site;
  }

  /** Runs the demonstration; ends with 1 when something was lost or done twice. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("tandem-kafka");
    boolean well;
    try (LocalBroker broker = LocalBroker.start();
        Site site = Site.open(folder)) {
      Demo demo = new Demo(broker, folder, new Topics("demo", PARTITIONS), site);
      well = demo.run();
    }
    System.exit(well ? 0 : 1);
  }

  private boolean run() throws IOException, InterruptedException {
    try {
      say("a broker at %s; systems and store in %s".formatted(broker.address(), folder));
      start();
      Audit audit = new Audit(site);
      People people = new People(site, 1);
      InstanceChild first = add("first");
      people.work(CHANGES);
      awaitProgress(audit);
      add("second");
      people.work(CHANGES);
      awaitProgress(audit);
      first.kill();
      say("the first instance was killed: " + audit.counters());
      people.work(CHANGES);
      add("third");
      people.work(CHANGES);
      awaitProgress(audit);
      children.get(1).kill();
      say("the second instance was killed: " + audit.counters());
      people.work(CHANGES);
      return judge(audit, people);
    } finally {
      for (InstanceChild child : children) {
        child.end();
      }
    }
  }

  private void start() {
    try (Admin admin = broker.admin()) {
      topics.create(admin, (short) 1, Map.of());
    }
    KafkaSync sync = site.sync(broker.address(), topics, SILENCE);
    sync.follow();
    try (SyncRuntime desk = sync.desk()) {
      desk.lifecycle().start(Customers.MAP);
    }
  }

  private InstanceChild add(String name) throws IOException {
    InstanceChild child =
        InstanceChild.start(
            name, broker.address(), folder, topics, SILENCE, folder.resolve("complaints.txt"));
    children.add(child);
    boolean ready = child.awaitReady();
    say("instance " + name + (ready ? " works" : " did not start"));
    return child;
  }

  private void awaitProgress(Audit audit) throws InterruptedException {
    long before = audit.counters().received();
    Instant end = Instant.now().plus(PATIENCE);
    while (audit.counters().received() == before && Instant.now().isBefore(end)) {
      Thread.sleep(20);
    }
    say(audit.counters().toString());
  }

  private boolean judge(Audit audit, People people) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!audit.isSettled() && Instant.now().isBefore(end)) {
      Thread.sleep(200);
    }
    boolean alike =
        audit.rows(Side.DATAVERSE).equals(people.expected())
            && audit.rows(Side.FINANCE).equals(people.expected());
    boolean once = audit.doubled().isEmpty() && audit.counters().received() == audit.made();
    say(audit.counters().toString());
    say("%d changes on both sides, each received once: %s".formatted(audit.made(), once));
    say(
        "both sides hold the %d customers people expect: %s"
            .formatted(people.expected().size(), alike));
    return alike && once;
  }

  private static void say(String text) {
    System.out.println(text);
  }
}
