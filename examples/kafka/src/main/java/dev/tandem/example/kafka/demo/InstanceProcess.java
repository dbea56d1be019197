package dev.tandem.example.kafka.demo;

import dev.tandem.example.kafka.KafkaHost;
import dev.tandem.example.kafka.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * An instance in a process of its own. It works until its input ends or it is killed, so that none
 * is left behind by a parent that vanished.
 */
public final class InstanceProcess {
  /** What it says first. */
  public static final String READY = "ready";

  private InstanceProcess() {}

  /** With its name, the broker, the folder, the prefix, the partitions and the silence in ms. */
  public static void main(String[] arguments) throws IOException {
    List<String> words = List.of(arguments);
    Topics topics = new Topics(words.get(3), Integer.parseInt(words.get(4)));
    Duration silence = Duration.ofMillis(Long.parseLong(words.get(5)));
    try (Site site = Site.open(Path.of(words.get(2)))) {
      KafkaHost host = KafkaHost.start(site.sync(words.get(1), topics, silence), words.get(0));
      try {
        System.out.println(READY);
        System.out.flush();
        while (System.in.read() >= 0) {
          // Nothing is ever said to it.
        }
      } finally {
        host.close();
      }
    }
  }
}
