package dev.tandem.example.odata.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes an answer of type multipart/mixed apart. */
final class Multipart {
  private static final Pattern BOUNDARY =
      Pattern.compile("boundary=(?:\"([^\"]{1,70})\"|([^;,\\s]{1,70}))", Pattern.CASE_INSENSITIVE);
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: .*)?");

  private Multipart() {}

  /**
   * One part with its own headers.
   *
   * @param reply the headers, and what follows them as body; its status means nothing
   */
  record Piece(HttpReply reply) {

    boolean isMultipart() {
      String type = reply.header("Content-Type");
      return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/mixed");
    }

    HttpReply asReply() {
      return reply;
    }

    /** The HTTP answer that the part holds. */
    HttpReply http() throws MalformedAnswerException {
      byte[] bytes = reply.bytes();
      int end = lineEnd(bytes, 0);
      Matcher status = STATUS.matcher(text(bytes, 0, end));
      if (!status.matches()) {
        throw new MalformedAnswerException("a part of the batch answer holds no HTTP answer");
      }
      String contentId = reply.header("Content-ID");
      return split(bytes, afterLine(bytes, end), Integer.parseInt(status.group(1)), contentId);
    }
  }

  static List<Piece> read(HttpReply reply, Limits limits) throws MalformedAnswerException {
    byte[] body = reply.bytes();
    byte[] marker = ("--" + boundary(reply)).getBytes(StandardCharsets.ISO_8859_1);
    List<Piece> pieces = new ArrayList<>();
    int at = find(body, marker, 0);
    while (at >= 0) {
      int start = at + marker.length;
      if (startsWith(body, start, "--")) {
        return pieces;
      }
      if (pieces.size() >= limits.parts()) {
        throw new MalformedAnswerException(
            "the batch answer has more than %d parts".formatted(limits.parts()));
      }
      int next = find(body, marker, start);
      if (next < 0) {
        break;
      }
      int first = afterLine(body, lineEnd(body, start));
      byte[] piece = Arrays.copyOfRange(body, Math.min(first, next), beforeLine(body, next));
      pieces.add(new Piece(split(piece, 0, 0, null)));
      at = next;
    }
    throw new MalformedAnswerException("the batch answer has no end: it was cut off");
  }

  private static String boundary(HttpReply reply) throws MalformedAnswerException {
    String type = reply.header("Content-Type");
    Matcher boundary = BOUNDARY.matcher(type == null ? "" : type);
    if (!boundary.find()) {
      throw new MalformedAnswerException("the answer to a batch is no multipart: " + type);
    }
    return boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
  }

  /** Headers up to an empty line, then the body. */
  private static HttpReply split(byte[] bytes, int from, int status, @Nullable String contentId)
      throws MalformedAnswerException {
    Map<String, String> headers = new LinkedHashMap<>();
    if (contentId != null) {
      headers.put("Content-ID", contentId);
    }
    int at = from;
    while (at < bytes.length) {
      int end = lineEnd(bytes, at);
      String line = text(bytes, at, end);
      at = afterLine(bytes, end);
      if (line.isEmpty()) {
        break;
      }
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new MalformedAnswerException("a part of the batch answer has a broken header");
      }
      headers.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
    }
    return new HttpReply(status, headers, Arrays.copyOfRange(bytes, at, bytes.length));
  }

  private static int find(byte[] body, byte[] marker, int from) {
    for (int at = from; at <= body.length - marker.length; at++) {
      boolean lineStart = at == 0 || body[at - 1] == '\n';
      if (lineStart && Arrays.equals(body, at, at + marker.length, marker, 0, marker.length)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean startsWith(byte[] body, int at, String text) {
    return at + text.length() <= body.length && text(body, at, at + text.length()).equals(text);
  }

  private static int lineEnd(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && bytes[at] != '\n') {
      at++;
    }
    return at > from && bytes[at - 1] == '\r' ? at - 1 : at;
  }

  private static int afterLine(byte[] bytes, int end) {
    int at = end;
    if (at < bytes.length && bytes[at] == '\r') {
      at++;
    }
    return at < bytes.length && bytes[at] == '\n' ? at + 1 : at;
  }

  /** The line break before a boundary belongs to the boundary. */
  private static int beforeLine(byte[] bytes, int boundary) {
    int at = boundary;
    if (at > 0 && bytes[at - 1] == '\n') {
      at--;
    }
    return at > 0 && bytes[at - 1] == '\r' ? at - 1 : at;
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, Math.max(0, to - from), StandardCharsets.ISO_8859_1);
  }
}
