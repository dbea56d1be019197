package dev.tandem.example.odata.side;

import dev.tandem.example.odata.client.Answer;
import dev.tandem.example.odata.client.Batch;
import dev.tandem.example.odata.client.BatchReply;
import dev.tandem.example.odata.client.HttpReply;
import dev.tandem.example.odata.client.MalformedAnswerException;
import dev.tandem.example.odata.client.ServiceClient;
import java.time.Instant;

/** Sends batches that change something, and says what is known of their effect. */
final class Sender {
  private final ServiceClient client;

  Sender(ServiceClient client) {
    this.client = client;
  }

  /** What became of a batch as a whole. */
  sealed interface Result {}

  /**
   * The service answered part by part.
   *
   * @param reply the answers
   */
  record Done(BatchReply reply) implements Result {}

  /**
   * Nothing took effect.
   *
   * @param until when it may be tried again
   * @param reason what happened
   */
  record NoEffect(Instant until, String reason) implements Result {}

  /**
   * Nobody knows what took effect.
   *
   * @param reason what happened
   */
  record InDoubt(String reason) implements Result {}

  /**
   * Sends a batch once.
   *
   * @throws dev.tandem.spi.error.PermanentConnectorException when the service refuses the batch
   */
  Result send(Batch batch) {
    Answer answer = client.exchange(batch.call(client.root()));
    if (answer instanceof Answer.NoEffect none) {
      return new NoEffect(none.until(), none.reason());
    }
    if (answer instanceof Answer.InDoubt doubt) {
      return new InDoubt(doubt.reason());
    }
    HttpReply reply = ((Answer.Replied) answer).reply();
    if (reply.status() >= 500 || reply.status() == 408) {
      // A gateway gives up while the service behind it goes on: this proves nothing.
      return new InDoubt("the batch was answered with HTTP " + reply.status());
    }
    if (!reply.isOk()) {
      throw client.failure("a batch of %d writes".formatted(batch.size()), reply);
    }
    try {
      return new Done(BatchReply.read(reply, batch, client.limits()));
    } catch (MalformedAnswerException malformed) {
      return new InDoubt("the answer to the batch is unreadable: " + malformed.getMessage());
    }
  }
}
