package dev.tandem.example.kafka;

import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import org.apache.kafka.common.TopicPartition;

/** Places in a topic partition as the cursors of a change feed. */
final class Place {
  private Place() {}

  static Cursor cursor(TopicPartition partition, long offset) {
    return new Cursor("kafka/%s/%d/%d".formatted(partition.topic(), partition.partition(), offset));
  }

  /**
   * The offset that a cursor stands for.
   *
   * @throws PermanentConnectorException with {@code CURSOR_INVALID} when it is of another feed
   */
  static long offset(TopicPartition partition, Cursor cursor) {
    String token = cursor.token();
    String start = "kafka/%s/%d/".formatted(partition.topic(), partition.partition());
    String number = token.startsWith(start) ? token.substring(start.length()) : "";
    if (number.isEmpty() || number.length() > 18 || !number.chars().allMatch(Place::isDigit)) {
      throw new PermanentConnectorException(
          ErrorCode.CURSOR_INVALID,
          "%s is no place in %s; the store kept it for another feed".formatted(token, partition));
    }
    return Long.parseLong(number);
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }
}
