package dev.tandem.example.odata.client;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answers to a batch, part by part.
 *
 * @param parts one per part that the service executed, in order; fewer when it stopped
 */
public record BatchReply(List<Part> parts) {
  public BatchReply {
    parts = List.copyOf(parts);
  }

  /**
   * The answer to one part.
   *
   * @param replies one per request of a change set that succeeded; else a single one
   * @param isSet whether these are the answers of a change set that succeeded
   */
  public record Part(List<HttpReply> replies, boolean isSet) {
    public Part {
      replies = List.copyOf(replies);
    }

    /** The answer, or that of the request at which a change set failed. */
    public HttpReply first() {
      return replies.get(0);
    }

    /** The place of the request of a change set that failed, from 0; -1 when it is not said. */
    public int culprit() {
      String id = first().header("Content-ID");
      return id != null && id.strip().matches("[1-9][0-9]{0,5}")
          ? Integer.parseInt(id.strip()) - 1
          : -1;
    }
  }

  /**
   * Reads the answer to a batch.
   *
   * @throws MalformedAnswerException when it does not answer this batch
   */
  public static BatchReply read(HttpReply reply, Batch batch, Limits limits)
      throws MalformedAnswerException {
    List<Multipart.Piece> pieces = Multipart.read(reply, limits);
    List<Integer> shape = batch.shape();
    if (pieces.size() > shape.size()) {
      throw new MalformedAnswerException(
          "a batch of %d parts has %d answers".formatted(shape.size(), pieces.size()));
    }
    List<Part> parts = new ArrayList<>();
    for (int at = 0; at < pieces.size(); at++) {
      parts.add(part(pieces.get(at), shape.get(at), limits));
    }
    return new BatchReply(parts);
  }

  private static Part part(Multipart.Piece piece, int wanted, Limits limits)
      throws MalformedAnswerException {
    if (!piece.isMultipart()) {
      HttpReply reply = piece.http();
      if (wanted > 0 && reply.isOk()) {
        throw new MalformedAnswerException("a change set is answered by a single success");
      }
      return new Part(List.of(reply), false);
    }
    List<HttpReply> replies = new ArrayList<>();
    for (Multipart.Piece inner : Multipart.read(piece.asReply(), limits)) {
      replies.add(inner.http());
    }
    HttpReply failed = failure(replies);
    if (failed != null) {
      return new Part(List.of(failed), false);
    }
    if (replies.size() != wanted || wanted == 0) {
      throw new MalformedAnswerException(
          "a change set of %d requests has %d answers".formatted(wanted, replies.size()));
    }
    return new Part(replies, true);
  }

  private static @Nullable HttpReply failure(List<HttpReply> replies) {
    return replies.stream().filter(reply -> !reply.isOk()).findFirst().orElse(null);
  }
}
