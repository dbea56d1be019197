package dev.tandem.example.kafka;

import dev.tandem.spi.state.Obligation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes what could not be carried out, each under a name of its own, into a compacted topic: told
 * twice it is there once, and it goes when it is settled. The store stays the record of the
 * changes; the topic is derived from it. Safe for any thread.
 */
final class DeadLetterTopic implements AutoCloseable {
  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<Future<?>> sent = new ArrayList<>();

  DeadLetterTopic(KafkaSync sync) {
    topic = sync.topics().dead();
    Map<String, Object> settings = new HashMap<>(sync.broker());
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Tells of a change that the runtime gave up; see {@link #flush}. */
  void add(Obligation dead) {
    KafkaLetter letter = KafkaLetter.of(dead);
    send(letter.name(), letter.toJson());
  }

  /** Tells that a change is no longer dead. */
  void settle(String operationId) {
    send(operationId, null);
  }

  /** Keeps a record that nobody can read, before it is passed over. */
  void addUnreadable(ConsumerRecord<byte[], byte[]> record, String reason) {
    TopicPartition place = new TopicPartition(record.topic(), record.partition());
    KafkaLetter letter =
        KafkaLetter.of(place, record.offset(), reason, record.key(), record.value());
    send(letter.name(), letter.toJson());
    flush();
  }

  private synchronized void send(String name, byte @Nullable [] value) {
    byte[] key = name.getBytes(StandardCharsets.UTF_8);
    sent.add(producer.send(new ProducerRecord<>(topic, 0, key, value)));
  }

  /**
   * Waits until the broker has everything.
   *
   * @throws KafkaException when it does not take it
   */
  synchronized void flush() {
    List<Future<?>> open = List.copyOf(sent);
    sent.clear();
    try {
      for (Future<?> each : open) {
        each.get();
      }
    } catch (ExecutionException failure) {
      throw new KafkaException("a dead letter was not taken", failure.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new KafkaException("stopped while dead letters were sent", stopped);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
