package dev.tandem.example.kafka;

import dev.tandem.sync.SyncRuntime;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Reads the topic of the dead letters and gives letters another turn. Works beside the instances,
 * from any process. Safe for any thread.
 */
public final class KafkaLetters {
  private final KafkaSync sync;

  /** The dead letters of a synchronisation. */
  public KafkaLetters(KafkaSync sync) {
    this.sync = sync;
  }

  /** Everything that is dead now, the oldest first. */
  public List<KafkaLetter> read() {
    Map<String, KafkaLetter> letters = new LinkedHashMap<>();
    TopicPartition partition = new TopicPartition(sync.topics().dead(), 0);
    try (TopicReader reader = new TopicReader(sync.broker(), partition)) {
      reader.catchUp(
          entry -> {
            String name = new String(entry.key(), StandardCharsets.UTF_8);
            if (entry.value() == null) {
              letters.remove(name);
            } else {
              letters.put(name, KafkaLetter.read(entry.value()));
            }
          });
    }
    return List.copyOf(letters.values());
  }

  /**
   * Gives a letter another turn: an operation waits again in the store, a record is appended to the
   * partition that it came from. It leaves the topic once it was settled, a record at once.
   *
   * @return whether it was still dead
   */
  public boolean replay(KafkaLetter letter) {
    String topic = letter.topic();
    if (topic != null) {
      append(topic, letter);
      return true;
    }
    try (SyncRuntime desk = sync.desk()) {
      return desk.deadLetters().replay(letter.sequence());
    }
  }

  /** The record and the end of its letter in one transaction. */
  private void append(String topic, KafkaLetter letter) {
    Map<String, Object> settings = new HashMap<>(sync.broker());
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, sync.topics().prefix() + ".replay");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      byte[] name = letter.name().getBytes(StandardCharsets.UTF_8);
      // The end of the transaction fails when either of them did.
      Future<?> appended =
          producer.send(
              new ProducerRecord<>(
                  topic, letter.topicPartition(), letter.recordKey(), letter.recordValue()));
      Future<?> settled = producer.send(new ProducerRecord<>(sync.topics().dead(), 0, name, null));
      producer.commitTransaction();
      if (!appended.isDone() || !settled.isDone()) {
        throw new IllegalStateException(letter.name() + " was not replayed");
      }
    }
  }
}
