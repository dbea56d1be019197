package dev.tandem.example.odata.server;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a multipart batch. */
final class Batch {
  private final StringBuilder text = new StringBuilder();
  private int changeSets;
  private int contentId;

  /** A request of a change set. */
  record Part(String method, String url, @Nullable String body, List<String> headers) {
    static Part of(String method, String url, @Nullable String body, String... headers) {
      return new Part(method, url, body, List.of(headers));
    }
  }

  Batch get(String url) {
    text.append("--b\r\nContent-Type: application/http\r\n")
        .append("Content-Transfer-Encoding: binary\r\n\r\n")
        .append("GET ")
        .append(url)
        .append(" HTTP/1.1\r\nAccept: application/json\r\n\r\n\r\n");
    return this;
  }

  Batch changeSet(Part... parts) {
    changeSets++;
    String boundary = "c" + changeSets;
    text.append("--b\r\nContent-Type: multipart/mixed;boundary=")
        .append(boundary)
        .append("\r\n\r\n");
    for (Part part : parts) {
      contentId++;
      text.append("--")
          .append(boundary)
          .append("\r\nContent-Type: application/http\r\n")
          .append("Content-Transfer-Encoding: binary\r\nContent-ID: ")
          .append(contentId)
          .append("\r\n\r\n")
          .append(part.method())
          .append(' ')
          .append(part.url())
          .append(" HTTP/1.1\r\nContent-Type: application/json\r\n");
      for (int i = 0; i < part.headers().size(); i += 2) {
        text.append(part.headers().get(i))
            .append(": ")
            .append(part.headers().get(i + 1))
            .append("\r\n");
      }
      text.append("\r\n").append(part.body() == null ? "" : part.body()).append("\r\n");
    }
    text.append("--").append(boundary).append("--\r\n");
    return this;
  }

  HttpResponse<String> send(Http http, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Content-Type");
    all.add("multipart/mixed;boundary=b");
    return http.post("$batch", text + "--b--\r\n", all.toArray(new String[0]));
  }

  /** The status codes of the answers in order. */
  static List<Integer> statuses(HttpResponse<String> answer) {
    return java.util.regex.Pattern.compile("HTTP/1\\.1 (\\d+)")
        .matcher(answer.body())
        .results()
        .map(found -> Integer.parseInt(found.group(1)))
        .toList();
  }
}
