package dev.tandem.example.odata.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Batches as they are sent, and their answers taken apart. */
class BatchReplyTest {
  private static final URI ROOT = URI.create("https://org.example/data/");
  private static final HttpCall GET = HttpCall.get(ROOT.resolve("rows"));
  private static final HttpCall POST =
      HttpCall.of("POST", ROOT.resolve("rows")).body("application/json", "{\"a\":\"ä\"}");

  private static final String PART =
      String.join(
          "\r\n",
          "Content-Type: application/http",
          "Content-ID: %s",
          "",
          "HTTP/1.1 %s",
          "ETag: W/\"1\"",
          "",
          "%s");

  private static HttpReply reply(String type, String body) {
    return new HttpReply(200, Map.of("Content-Type", type), body.getBytes(StandardCharsets.UTF_8));
  }

  private static BatchReply read(Batch batch, String body) throws MalformedAnswerException {
    return BatchReply.read(reply("multipart/mixed; boundary=b", body), batch, Limits.STANDARD);
  }

  @Test
  void writesChangeSetsWithIdsAndLengths() {
    String body = new Batch().add(GET).changeSet(List.of(POST, POST)).call(ROOT).body();
    assertThat(body)
        .contains("GET https://org.example/data/rows HTTP/1.1\r\n")
        .contains("Content-ID: 1\r\n", "Content-ID: 2\r\n")
        .contains("Content-Length: 10\r\n\r\n{\"a\":\"ä\"}\r\n");
    assertThat(new Batch().add(GET).changeSet(List.of(POST, POST)).operations()).isEqualTo(3);
  }

  @Test
  void readsPartsAndChangeSets() throws Exception {
    Batch batch = new Batch().add(GET).changeSet(List.of(POST, POST));
    String set =
        "Content-Type: multipart/mixed; boundary=\"c\"\r\n\r\n--c\r\n"
            + PART.formatted("1", "201 Created", "{}")
            + "\r\n--c\r\n"
            + PART.formatted("2", "204 No Content", "")
            + "\r\n--c--\r\n";
    BatchReply reply =
        read(
            batch,
            "--b\r\n"
                + PART.formatted("9", "404 Not Found", "")
                + "\r\n--b\r\n"
                + set
                + "\r\n--b--");
    assertThat(reply.parts()).hasSize(2);
    assertThat(reply.parts().get(0).first().status()).isEqualTo(404);
    assertThat(reply.parts().get(1).isSet()).isTrue();
    assertThat(reply.parts().get(1).replies()).extracting(HttpReply::status).contains(201, 204);
    assertThat(reply.parts().get(1).first().header("etag")).isEqualTo("W/\"1\"");
    assertThat(reply.parts().get(1).first().text()).isEqualTo("{}");
  }

  @Test
  void namesTheRequestAtWhichAChangeSetFailed() throws Exception {
    Batch batch = new Batch().changeSet(List.of(POST, POST));
    BatchReply reply =
        read(batch, "--b\r\n" + PART.formatted("2", "412 Failed", "{}") + "\r\n--b--\r\n");
    assertThat(reply.parts().get(0).culprit()).isEqualTo(1);
    assertThat(reply.parts().get(0).isSet()).isFalse();
  }

  @Test
  void refusesAnswersThatAnswerSomethingElse() {
    Batch batch = new Batch().changeSet(List.of(POST, POST));
    String ok = PART.formatted("1", "200 OK", "");
    for (String body :
        List.of(
            "",
            "--b\r\n" + ok,
            "--b\r\n" + ok + "\r\n--b--",
            "--b\r\nno header\r\n\r\n\r\n--b--",
            "--b\r\nContent-Type: application/http\r\n\r\nFTP 200\r\n\r\n--b--",
            "--b\r\n" + ok.replace("200", "404") + "\r\n--b\r\n" + ok + "\r\n--b--")) {
      assertThatThrownBy(() -> read(batch, body))
          .as(body)
          .isInstanceOf(MalformedAnswerException.class);
    }
    assertThatThrownBy(() -> BatchReply.read(reply("text/html", "<p>"), batch, Limits.STANDARD))
        .isInstanceOf(MalformedAnswerException.class)
        .hasMessageContaining("no multipart");
  }

  @Test
  void refusesJsonThatIsTooDeepOrBroken() {
    for (String body :
        List.of(
            "[]",
            "{",
            "{\"a\":1}x",
            "{\"a\":1,\"a\":2}",
            "{\"a\":1e9999999992001}",
            "{\"a\":" + "[".repeat(500))) {
      assertThatThrownBy(() -> Json.object(reply("application/json", body), Limits.STANDARD))
          .as(body)
          .isInstanceOf(MalformedAnswerException.class);
    }
  }
}
