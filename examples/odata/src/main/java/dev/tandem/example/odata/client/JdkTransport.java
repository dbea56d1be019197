package dev.tandem.example.odata.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/**
 * Requests by the client of the JDK: certificates are verified, redirects come back as they are.
 */
public final class JdkTransport implements Transport {
  private final HttpClient client;
  private final Limits limits;

  private JdkTransport(HttpClient client, Limits limits) {
    this.client = client;
    this.limits = limits;
  }

  /** A transport with these limits. */
  public static JdkTransport of(Limits limits) {
    // A cookie jar is left out on purpose: without the affinity cookie requests spread over the
    // servers of an environment [V1].
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limits.connect())
            .build();
    return new JdkTransport(client, limits);
  }

  @Override
  public HttpReply send(HttpCall call) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(call.uri());
    call.headers().forEach(request::header);
    byte[] body = call.bytes();
    request.method(
        call.method(),
        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request.build(), head -> new BoundedBody(limits.bytes()));
    return reply(await(answer, call));
  }

  private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> answer, HttpCall call)
      throws IOException {
    try {
      return answer.get(limits.whole().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      answer.cancel(true);
      throw new HttpTimeoutException(
          "%s has no whole answer after %s".formatted(call, limits.whole()));
    } catch (InterruptedException interrupted) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      InterruptedIOException stopped = new InterruptedIOException(call + " was interrupted");
      stopped.initCause(interrupted);
      throw stopped;
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause();
      throw failure(cause == null ? failed : cause, call);
    }
  }

  private static IOException failure(Throwable cause, HttpCall call) {
    if (cause instanceof IOException failure) {
      boolean unsent =
          cause instanceof ConnectException
              || cause instanceof HttpConnectTimeoutException
              || cause instanceof UnknownHostException
              || cause instanceof SSLHandshakeException;
      return unsent
          ? new NotSentException("%s was not sent: %s".formatted(call, reason(cause)), failure)
          : failure;
    }
    return new IOException("%s failed: %s".formatted(call, reason(cause)), cause);
  }

  private static String reason(Throwable cause) {
    if (cause instanceof SSLException) {
      return "the certificate of the server is not trusted: " + cause.getMessage();
    }
    if (cause.getCause() instanceof UnresolvedAddressException) {
      return "there is no host of this name";
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private static HttpReply reply(HttpResponse<byte[]> response) {
    Map<String, String> headers = new LinkedHashMap<>();
    response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
    return new HttpReply(response.statusCode(), headers, response.body());
  }
}
