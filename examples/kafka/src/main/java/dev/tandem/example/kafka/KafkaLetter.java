package dev.tandem.example.kafka;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.spi.state.Obligation;
import java.io.IOException;
import java.util.Base64;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as it lies in the topic: a change that the runtime gave up, or a record that could
 * not be read. Immutable.
 *
 * @param name names it in the topic for ever: the operation, or the place of the record
 * @param map the map of the operation; null for a record
 * @param target the side that should have taken it; null for a record
 * @param partition what the runtime calls the work that it belongs to; null for a record
 * @param sequence names the operation in the store; 0 for a record
 * @param note what is wrong, without field values
 * @param since when it was given up, UTC in ISO 8601; null for a record
 * @param topic where the record lies; null for an operation
 * @param topicPartition in which partition, -1 for an operation
 * @param key the key of the record in Base64; null for none
 * @param value the value of the record in Base64; null for none
 */
public record KafkaLetter(
    String name,
    @Nullable String map,
    @Nullable String target,
    @Nullable String partition,
    long sequence,
    String note,
    @Nullable String since,
    @Nullable String topic,
    int topicPartition,
    @Nullable String key,
    @Nullable String value) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static KafkaLetter of(Obligation dead) {
    return new KafkaLetter(
        dead.operationId(),
        dead.map(),
        dead.target().name(),
        dead.partition(),
        dead.sequence(),
        dead.note(),
        dead.settledAt().toString(),
        null,
        -1,
        null,
        null);
  }

  static KafkaLetter of(
      TopicPartition place,
      long offset,
      String reason,
      byte @Nullable [] key,
      byte @Nullable [] value) {
    return new KafkaLetter(
        place + "@" + offset,
        null,
        null,
        null,
        0,
        reason,
        null,
        place.topic(),
        place.partition(),
        text(key),
        text(value));
  }

  private static @Nullable String text(byte @Nullable [] bytes) {
    return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
  }

  private static byte @Nullable [] bytes(@Nullable String text) {
    return text == null ? null : Base64.getDecoder().decode(text);
  }

  /** The key of the record as it was. */
  byte @Nullable [] recordKey() {
    return bytes(key);
  }

  /** The value of the record as it was. */
  byte @Nullable [] recordValue() {
    return bytes(value);
  }

  /** Whether it is a record that could not be read, not a change that was given up. */
  @JsonIgnore
  public boolean isRecord() {
    return topicPartition >= 0;
  }

  static KafkaLetter read(byte[] json) {
    try {
      return JSON.readValue(json, KafkaLetter.class);
    } catch (IOException e) {
      throw new IllegalStateException("a dead letter is malformed: " + e.getMessage(), e);
    }
  }

  byte[] toJson() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a dead letter cannot be written", e);
    }
  }
}
