package dev.tandem.example.odata.server.service;

import dev.tandem.example.odata.server.rows.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a further page begins, as the caller carries it in {@code $skiptoken}.
 *
 * @param size rows in a page
 * @param place the place after the page before: a token of the side, or how many rows came
 * @param cursor where the changes begin that came since the first page; null without tracking
 */
record PageMark(int size, String place, @Nullable String cursor) {
  private static final int PARTS = 3;

  String text() {
    String text = size + "\n" + place + "\n" + (cursor == null ? "" : cursor);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static PageMark read(String token) throws Refusal {
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      List<String> parts = List.of(text.split("\n", -1));
      if (parts.size() == PARTS) {
        String cursor = parts.get(2).isEmpty() ? null : parts.get(2);
        return new PageMark(Integer.parseInt(parts.get(0)), parts.get(1), cursor);
      }
    } catch (IllegalArgumentException e) {
      throw Refusal.badRequest("Malformed skip token");
    }
    throw Refusal.badRequest("Malformed skip token");
  }
}
