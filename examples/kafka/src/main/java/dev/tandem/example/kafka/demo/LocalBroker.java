package dev.tandem.example.kafka.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A real broker in this virtual machine, on loopback and on free ports; gone when it is closed. */
public final class LocalBroker implements AutoCloseable {
  private static final int NODE = 1;
  private static final int TRIES = 5;

  private final Path folder;
  private final KafkaRaftServer server;
  private final String address;

  private LocalBroker(Path folder, KafkaRaftServer server, String address) {
    this.folder = folder;
    this.server = server;
    this.address = address;
  }

  /**
   * Starts a broker. Groups may notice within a second that a member vanished.
   *
   * @throws Exception when it does not start
   */
  public static LocalBroker start() throws Exception {
    for (int attempt = 1; ; attempt++) {
      try {
        return start(freePorts());
      } catch (Exception taken) {
        // Somebody may have taken a port between the look and the start.
        if (attempt == TRIES) {
          throw taken;
        }
      }
    }
  }

  private static List<Integer> freePorts() throws IOException {
    try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return List.of(one.getLocalPort(), other.getLocalPort());
    }
  }

  private static LocalBroker start(List<Integer> ports) throws Exception {
    Path folder = Files.createTempDirectory("tandem-broker");
    String address = "127.0.0.1:" + ports.get(0);
    Map<String, Object> settings = settings(folder, address, "127.0.0.1:" + ports.get(1));
    format(folder);
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
    LocalBroker broker = new LocalBroker(folder, server, address);
    boolean started = false;
    try {
      server.startup();
      started = true;
      return broker;
    } finally {
      if (!started) {
        broker.close();
      }
    }
  }

  private static Map<String, Object> settings(Path folder, String address, String controller) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", NODE);
    settings.put("controller.quorum.voters", NODE + "@" + controller);
    settings.put("listeners", "PLAINTEXT://%s,CONTROLLER://%s".formatted(address, controller));
    settings.put("advertised.listeners", "PLAINTEXT://" + address);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("log.dirs", folder.toString());
    settings.put("group.initial.rebalance.delay.ms", 0);
    settings.put("group.min.session.timeout.ms", 1000);
    settings.put("auto.create.topics.enable", false);
    for (String kept : List.of("offsets.topic", "transaction.state.log")) {
      settings.put(kept + ".num.partitions", 1);
      settings.put(kept + ".replication.factor", (short) 1);
    }
    settings.put("transaction.state.log.min.isr", 1);
    settings.put("share.coordinator.state.topic.replication.factor", (short) 1);
    settings.put("share.coordinator.state.topic.min.isr", (short) 1);
    return settings;
  }

  private static void format(Path folder) throws Exception {
    try (PrintStream nobody =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(nobody)
          .setNodeId(NODE)
          .setClusterId(Uuid.randomUuid().toString())
          .addDirectory(folder.toString())
          .setMetadataLogDirectory(folder.toString())
          .setControllerListenerName("CONTROLLER")
          .setReleaseVersion(MetadataVersion.latestProduction())
          .run();
    }
  }

  /** How clients reach it. */
  public Map<String, Object> settings() {
    return settings(address);
  }

  /** How clients reach the broker at an address. */
  static Map<String, Object> settings(String address) {
    return Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, address);
  }

  /** Its address, host and port. */
  public String address() {
    return address;
  }

  /** For topics and groups; the caller closes it. */
  public Admin admin() {
    return Admin.create(settings());
  }

  /** Stops it and deletes what it kept. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : new ArrayList<>(files.sorted(Comparator.reverseOrder()).toList())) {
        Files.deleteIfExists(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
