package dev.tandem.map.format;

import dev.tandem.map.DualWriteMap;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Replaces the mapping text of one record of a JSON or XML document. */
final class DocumentEdit {
  private DocumentEdit() {}

  /**
   * The document with another mapping in one of its records.
   *
   * @param index position of the record among those of the document
   */
  static byte[] replace(
      String file, byte[] content, int index, DualWriteMap map, ReaderLimits limits) {
    boolean xml = Marks.of(content) == Marks.XML;
    Charset charset = xml ? XmlCharset.of(file, content) : Texts.charset(content);
    int mark = Texts.markLength(content, charset);
    String text = decode(file, content, mark, charset);
    MappingText was =
        xml
            ? XmlMappingText.find(file, text, index)
            : JsonMappingText.find(file, text, index, limits);
    String json = MapWriter.toJson(map, was.layout());
    String now = was.lead() + legible(json, charset, xml) + was.trail();
    byte[] changed = was.quoting().quote(now).getBytes(charset);
    int start = mark + text.substring(0, was.start()).getBytes(charset).length;
    int end = mark + text.substring(0, was.end()).getBytes(charset).length;
    byte[] result = new byte[start + changed.length + content.length - end];
    System.arraycopy(content, 0, result, 0, start);
    System.arraycopy(changed, 0, result, start, changed.length);
    System.arraycopy(content, end, result, start + changed.length, content.length - end);
    return result;
  }

  /** The text behind the byte-order mark, which must become the same bytes again. */
  static String decode(String file, byte[] content, int mark, Charset charset) {
    byte[] body = Arrays.copyOfRange(content, mark, content.length);
    try {
      CharBuffer text = charset.newDecoder().decode(ByteBuffer.wrap(body));
      if (charset.canEncode() && Arrays.equals(text.toString().getBytes(charset), body)) {
        return text.toString();
      }
    } catch (CharacterCodingException e) {
      throw Place.of(file).malformed("found bytes that are not " + charset, e);
    }
    throw Place.of(file)
        .malformed("text in " + charset + " cannot be written back; save the file as UTF-8");
  }

  /** JSON in which characters that the document cannot hold are escaped; they stand in strings. */
  static String legible(String json, Charset charset, boolean xml) {
    CharsetEncoder encoder = charset.newEncoder();
    boolean all = charset.equals(StandardCharsets.UTF_8) || charset.name().startsWith("UTF-16");
    StringBuilder legible = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); ) {
      int point = json.codePointAt(i);
      int next = i + Character.charCount(point);
      String sign = json.substring(i, next);
      boolean held = all || encoder.canEncode(sign);
      if ((xml && !XmlMappingText.isCharacter(point)) || !held) {
        sign.chars().forEach(unit -> legible.append(String.format("\\u%04X", unit)));
      } else {
        legible.append(sign);
      }
      i = next;
    }
    return legible.toString();
  }
}
