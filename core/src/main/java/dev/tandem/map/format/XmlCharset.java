package dev.tandem.map.format;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The character set of an XML document: its byte-order mark, else its declaration, else UTF-8. */
final class XmlCharset {
  private static final int HEAD = 200;
  private static final Pattern ENCODING =
      Pattern.compile("^<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");

  private XmlCharset() {}

  static Charset of(String file, byte[] content) {
    Charset marked = Texts.charset(content);
    if (Texts.markLength(content, marked) > 0) {
      return marked;
    }
    if (content.length > 1 && content[0] == 0) {
      return StandardCharsets.UTF_16BE;
    }
    if (content.length > 1 && content[1] == 0) {
      return StandardCharsets.UTF_16LE;
    }
    String head =
        new String(content, 0, Math.min(HEAD, content.length), StandardCharsets.ISO_8859_1);
    Matcher declared = ENCODING.matcher(head);
    if (!declared.find()) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(declared.group(1));
    } catch (IllegalArgumentException e) {
      throw Place.of(file).malformed("found the unknown encoding " + declared.group(1), e);
    }
  }
}
