package dev.tandem.example.odata.client;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.error.TransientConnectorException;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Asks one OData service: with a token, within the budgets, and never another host. A request is
 * repeated only when it certainly had no effect: once with a new token after 401, and under another
 * identity after 429. Safe for any thread.
 */
public final class ServiceClient {
  /** A connection that failed may work again soon. */
  static final Duration SOON = Duration.ofSeconds(5);

  private final URI root;
  private final Transport transport;
  private final Identities identities;
  private final Limits limits;
  private final Clock clock;

  /**
   * A client.
   *
   * @param root the address under which all entity sets lie, ending in a slash; https, or http on
   *     the machine itself
   * @throws IllegalArgumentException for another address
   */
  public ServiceClient(
      URI root, Transport transport, Identities identities, Limits limits, Clock clock) {
    this.root = Addresses.requireRoot(root);
    this.transport = transport;
    this.identities = identities;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * A client of another service of the same host, under the same identities.
   *
   * @throws IllegalArgumentException for another host
   */
  public ServiceClient at(URI otherRoot) {
    if (!Addresses.isSameOrigin(root, otherRoot)) {
      throw new IllegalArgumentException("another host than " + root.getRawAuthority());
    }
    return new ServiceClient(otherRoot, transport, identities, limits, clock);
  }

  /** The address under which all entity sets lie. */
  public URI root() {
    return root;
  }

  /** What answers may cost. */
  public Limits limits() {
    return limits;
  }

  /** Tells when to try again. */
  public Clock clock() {
    return clock;
  }

  /**
   * A link of the service, such as that to a next page, as an address.
   *
   * @throws PermanentConnectorException when it leads away from the service
   */
  public URI follow(String link) {
    return Addresses.follow(root, link);
  }

  /**
   * Sends a request to the service.
   *
   * @throws PermanentConnectorException when the service refuses the identity, redirects, or its
   *     certificate is not trusted
   */
  public Answer exchange(HttpCall call) {
    URI target = follow(call.uri().toString());
    if (!target.equals(call.uri())) {
      throw new IllegalArgumentException("the address of a request is absolute: " + call);
    }
    Answer answer = once(call);
    for (int others = 1; others < identities.size(); others++) {
      if (answer instanceof Answer.Replied replied
          && Identities.isThrottled(replied.reply())
          && replied.reply().status() == 429) {
        answer = once(call);
      }
    }
    return answer instanceof Answer.Replied replied ? checked(call, replied) : answer;
  }

  private Answer checked(HttpCall call, Answer.Replied replied) {
    int status = replied.reply().status();
    if (status == 429) {
      Instant until = RetryAfter.of(replied.reply(), clock.instant());
      return new Answer.NoEffect(until, "the service asks for a pause (429)");
    }
    if (status >= 300 && status < 400) {
      throw refused(call + " was redirected, which is refused: give the final address");
    }
    if (status == 401) {
      throw refused(call + " was refused with 401, with a new token as well: check the identity");
    }
    return replied;
  }

  private static PermanentConnectorException refused(String message) {
    return new PermanentConnectorException(ErrorCode.CONNECTOR_PERMANENT, message);
  }

  private Answer once(HttpCall call) {
    Identities.Turn turn;
    try {
      turn = identities.take(limits.whole());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Answer.NoEffect(clock.instant(), "the wait for an identity was interrupted");
    }
    Identity identity = turn.identity();
    if (identity == null) {
      return new Answer.NoEffect(turn.freeAt(), "no identity has budget left");
    }
    HttpReply reply = null;
    try {
      reply = authorized(call, identity);
      return new Answer.Replied(reply);
    } catch (NotSentException unsent) {
      return new Answer.NoEffect(clock.instant().plus(SOON), message(unsent));
    } catch (IOException lost) {
      return new Answer.InDoubt("%s has no answer: %s".formatted(call, message(lost)));
    } finally {
      identities.giveBack(identity, reply);
    }
  }

  private HttpReply authorized(HttpCall call, Identity identity) throws IOException {
    String token = identity.tokens().token();
    HttpReply reply = transport.send(call.with("Authorization", "Bearer " + token));
    if (reply.status() != 401) {
      return reply;
    }
    identity.tokens().refused(token);
    return transport.send(call.with("Authorization", "Bearer " + identity.tokens().token()));
  }

  private static String message(IOException failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  /**
   * Sends a request that changes nothing, and gives its answer whatever the status.
   *
   * @throws TransientConnectorException when there is no answer
   */
  public HttpReply ask(HttpCall call) {
    Answer answer = exchange(call);
    if (answer instanceof Answer.Replied replied) {
      return replied.reply();
    }
    if (answer instanceof Answer.NoEffect later) {
      throw new TransientConnectorException(later.reason(), later.until(), null);
    }
    Answer.InDoubt lost = (Answer.InDoubt) answer;
    throw new TransientConnectorException(lost.reason(), clock.instant().plus(SOON), null);
  }

  /**
   * Sends a request that changes nothing, and gives its answer when it succeeded.
   *
   * @throws dev.tandem.spi.error.ConnectorException when it did not
   */
  public HttpReply fetch(HttpCall call) {
    HttpReply reply = ask(call);
    if (!reply.isOk()) {
      throw failure(call.toString(), reply);
    }
    return reply;
  }

  /** What a failed answer means for the call as a whole. */
  public RuntimeException failure(String tried, HttpReply reply) {
    ServiceError error = ServiceError.of(reply, limits);
    String message = "%s failed with HTTP %d %s".formatted(tried, reply.status(), error.display());
    int status = reply.status();
    if (status >= 500 || status == 408 || status == 429) {
      Instant at =
          reply.header("Retry-After") == null
              ? clock.instant().plus(SOON)
              : RetryAfter.of(reply, clock.instant());
      return new TransientConnectorException(message, at, null);
    }
    return new PermanentConnectorException(ErrorCode.CONNECTOR_PERMANENT, message);
  }

  /** When to try again what this answer, of a part of a batch, put off. */
  public Instant retryAt(HttpReply reply) {
    return RetryAfter.of(reply, clock.instant());
  }

  /** An answer that cannot be read, as the failure of a call that changed nothing. */
  public static PermanentConnectorException malformed(String tried, MalformedAnswerException e) {
    return new PermanentConnectorException(
        ErrorCode.CONNECTOR_PERMANENT,
        "%s was answered with something that is not OData: %s".formatted(tried, e.getMessage()),
        e);
  }
}
