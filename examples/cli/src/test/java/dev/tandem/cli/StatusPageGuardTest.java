package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask the status page, and what it lets its own document do. */
class StatusPageGuardTest {
  @TempDir private static Path folder = Path.of("");
  private static PagedSync page;

  @BeforeAll
  static void begin() throws IOException {
    page = PagedSync.begin(folder, SyncFolder.CUSTOMERS);
    page.drain();
  }

  @AfterAll
  static void end() {
    page.close();
  }

  @Test
  void thePageAllowsNothingButItself() throws IOException, InterruptedException {
    HttpResponse<String> answer = page.get("/");
    assertThat(answer.statusCode()).isEqualTo(200);
    String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
    assertThat(policy)
        .contains("default-src 'none'", "connect-src 'self'", "frame-ancestors 'none'")
        .contains("base-uri 'none'", "form-action 'none'")
        .doesNotContain("unsafe", "*", "http");
    String nonce = policy.replaceAll(".*script-src 'nonce-([0-9a-f]{48})'.*", "$1");
    assertThat(answer.body()).contains("<script nonce=\"" + nonce + "\">");
    assertThat(page.get("/").body()).as("a nonce is used once").doesNotContain(nonce);
    assertThat(answer.body()).doesNotContain("src=", "innerHTML", "insertAdjacentHTML", "eval(");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(answer.headers().firstValue("Server")).isEmpty();
  }

  @Test
  void headersAreAnsweredAlone() throws IOException, InterruptedException {
    HttpResponse<String> answer = page.send("HEAD", "/status.json", "");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /, 'GET, HEAD'",
    "DELETE, /status.json, 'GET, HEAD'",
    "OPTIONS, /status.json, 'GET, HEAD'",
    "GET, /replay, POST",
    "PUT, /replay, POST",
    "OPTIONS, /replay, POST",
    "GET, /lineage, POST",
    "PATCH, /lineage, POST"
  })
  void otherMethodsAreRefused(String method, String path, String allowed)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = page.send(method, path, "");
    PagedSync.refuses(answer, 405, "use " + allowed);
    assertThat(answer.headers().firstValue("Allow")).contains(allowed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/none", "/favicon.ico", "/replay/", "/status.json/x"})
  void unknownPathsAreNotFound(String path) throws IOException, InterruptedException {
    PagedSync.refuses(page.get(path), 404, "there is nothing here");
  }

  @ParameterizedTest
  @CsvSource({
    "0, does not come from the page",
    "1, does not come from the page",
    "2, does not come from the page",
    "3, has not the token",
    "4, has not the token",
    "5, does not come from the page",
    "6, another site asked"
  })
  void aChangeThatThePageDidNotAskForIsRefused(int wrong, String reason)
      throws IOException, InterruptedException {
    String evil = "https://tandem.invalid";
    String[] headers = page.headers();
    long id = page.deadLetter("X" + wrong);
    switch (wrong) {
      case 0 -> headers[3] = evil;
      case 1 -> headers[3] = "null";
      case 2 -> headers[3] = "http://127.0.0.1:1";
      case 3 -> headers[5] = "0".repeat(48);
      case 4 -> headers = List.of(headers).subList(0, 4).toArray(new String[0]);
      case 5 -> headers = new String[] {headers[0], headers[1], headers[4], headers[5]};
      default -> headers = with(headers, "Sec-Fetch-Site", "cross-site");
    }
    PagedSync.refuses(
        page.send("POST", "/replay", "{\"id\": %d}".formatted(id), headers), 403, reason);
    assertThat(page.letters()).contains(id);
  }

  private static String[] with(String[] headers, String... more) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of(more));
    return all.toArray(new String[0]);
  }

  @Test
  void whatIsNoJsonOrTooLargeIsRefused() throws IOException, InterruptedException {
    String[] headers = page.headers();
    String large = "{\"map\": \"%s\"}".formatted("x".repeat(4096));
    PagedSync.refuses(page.post("/replay", large), 413, "at most 4096 bytes");
    headers[1] = "text/plain";
    PagedSync.refuses(
        page.send("POST", "/replay", "{\"id\": 1}", headers), 415, "application/json");
    assertThat(page.get("/" + "x".repeat(20_000)).statusCode()).isBetween(414, 431);
  }

  @Test
  void anotherSiteLearnsNothing() throws IOException, InterruptedException {
    PagedSync.refuses(
        page.get("/status.json", "Sec-Fetch-Site", "cross-site"), 403, "another site");
    assertThat(page.get("/status.json", "Sec-Fetch-Site", "same-origin").statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest // a name of a hostile page may resolve to loopback
  @CsvSource({
    "127.0.0.1:PORT, 200",
    "localhost:PORT, 200",
    "tandem.invalid:PORT, 403",
    "127.0.0.1.tandem.invalid:PORT, 403",
    "127.0.0.1:1, 403",
    "127.0.0.1, 403",
    "0.0.0.0:PORT, 403"
  })
  void onlyTheLoopbackNamesAreAnswered(String host, int status) throws IOException {
    String named = host.replace("PORT", Integer.toString(page.address().getPort()));
    for (String path : List.of("/", "/status.json", "/none")) {
      int expected = status == 200 && path.equals("/none") ? 404 : status;
      assertThat(raw("GET %s HTTP/1.1\r\nHost: %s\r\n".formatted(path, named)))
          .as(path)
          .startsWith("HTTP/1.1 " + expected);
    }
  }

  @Test
  void aRequestWithoutAHostIsRefused() throws IOException {
    assertThat(raw("GET / HTTP/1.1\r\n")).startsWith("HTTP/1.1 400").doesNotContain("<html");
    assertThat(raw("GET / HTTP/1.0\r\n")).startsWith("HTTP/1.1 403").contains("loopback");
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), page.address().getPort())) {
      String whole = request + "Connection: close\r\n\r\n";
      socket.getOutputStream().write(whole.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void listensOnOneAddressAlone() {
    InetSocketAddress other = new InetSocketAddress("127.0.0.2", page.address().getPort());
    assertThatThrownBy(
            () -> {
              try (Socket socket = new Socket()) {
                socket.connect(other, 5000);
              }
            })
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void aPortThatCannotBeUsedIsTold() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      page.folder().refuses(new String[] {"sync", "--page", port}, port, "choose another, or 0");
    }
    page.folder().refuses(new String[] {"sync", "--page", "70000"}, "between 0 and 65535");
    page.folder().refuses(new String[] {"sync", "--page", "any"}, "'any'");
  }
}
