package dev.tandem.example.odata.server.events;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sends messages to one endpoint, each at most three times [F4]. Safe for any thread. */
final class Delivery {
  static final int TRIES = 3;

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();
  private final Subscription subscription;
  private final Duration pause;

  /**
   * A way to an endpoint.
   *
   * @param pause between two tries
   */
  Delivery(Subscription subscription, Duration pause) {
    this.subscription = subscription;
    this.pause = pause;
  }

  /** Sends a message; the reason of the last failure, or null when it was taken. */
  @Nullable String send(Message message) throws InterruptedException {
    String failure = trySend(message);
    for (int tries = 1; failure != null && tries < TRIES; tries++) {
      Thread.sleep(pause.toMillis());
      failure = trySend(message);
    }
    return failure;
  }

  private @Nullable String trySend(Message message) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(subscription.endpoint())
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(message.json().toString()));
    if (!subscription.secret().isEmpty()) {
      request.header("Authorization", "Bearer " + subscription.secret());
    }
    try {
      HttpResponse<Void> answer = CLIENT.send(request.build(), BodyHandlers.discarding());
      return answer.statusCode() / 100 == 2 ? null : "HTTP " + answer.statusCode();
    } catch (IOException e) {
      String said = e.getMessage() == null ? "" : ": " + e.getMessage();
      return e.getClass().getSimpleName() + said;
    }
  }
}
