package dev.tandem.example.kafka;

import dev.tandem.spi.schema.Side;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What lies in topics, read by a client of the test. */
final class TopicDump {
  private TopicDump() {}

  static List<ConsumerRecord<byte[], byte[]>> of(World world, String topic, int partition) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    TopicPartition place = new TopicPartition(topic, partition);
    try (TopicReader reader = new TopicReader(world.broker().settings(), place)) {
      reader.catchUp(records::add);
    }
    return records;
  }

  /** In which partitions the changes of a key lie, of both sides together. */
  static Map<String, Set<Integer>> placesOfKeys(World world) {
    Map<String, Set<Integer>> places = new HashMap<>();
    for (Side side : Side.values()) {
      for (int partition = 0; partition < world.topics().partitions(); partition++) {
        for (ConsumerRecord<byte[], byte[]> each :
            of(world, world.topics().changes(side), partition)) {
          places
              .computeIfAbsent(
                  new String(each.key(), StandardCharsets.UTF_8), any -> new HashSet<>())
              .add(partition);
        }
      }
    }
    return places;
  }
}
