package dev.tandem.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.filter.Filter;
import dev.tandem.filter.FilterNode;
import dev.tandem.filter.FilterTranslation;
import dev.tandem.filter.Literal;
import dev.tandem.filter.Truth;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Row;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A filter as a JSON object. */
final class FilterJson {
  private FilterJson() {}

  static String of(Filter filter, @Nullable FilterTranslation translation, @Nullable Row row) {
    return Json.pretty(
        out -> {
          out.writeStartObject();
          out.writeFieldName("tree");
          write(filter.tree(), out);
          Json.array(out, "columns", filter.columns());
          if (translation != null) {
            Json.member(out, "translation", translation.text());
            if (!translation.isExpressible()) {
              Json.array(out, "obstacles", translation.obstacles());
            }
          }
          if (row != null) {
            writeTruth(filter.evaluate(row), out);
          }
          out.writeEndObject();
        });
  }

  private static void writeTruth(Truth truth, JsonGenerator out) throws IOException {
    out.writeFieldName("value");
    if (truth == Truth.UNKNOWN) {
      out.writeNull();
    } else {
      out.writeBoolean(truth == Truth.TRUE);
    }
  }

  private static void write(FilterNode node, JsonGenerator out) throws IOException {
    out.writeStartObject();
    if (node instanceof FilterNode.And and) {
      writeParts("and", and.parts(), out);
    } else if (node instanceof FilterNode.Or or) {
      writeParts("or", or.parts(), out);
    } else if (node instanceof FilterNode.Not not) {
      out.writeStringField("op", "not");
      out.writeFieldName("part");
      write(not.part(), out);
    } else {
      writeLeaf(node, out);
    }
    out.writeEndObject();
  }

  private static void writeParts(String op, List<FilterNode> parts, JsonGenerator out)
      throws IOException {
    out.writeStringField("op", op);
    out.writeArrayFieldStart("parts");
    for (FilterNode part : parts) {
      write(part, out);
    }
    out.writeEndArray();
  }

  private static void writeLeaf(FilterNode node, JsonGenerator out) throws IOException {
    if (node instanceof FilterNode.Comparison comparison) {
      writeTest(comparison.operator().text(Side.DATAVERSE), comparison.column(), out);
      out.writeFieldName("value");
      write(comparison.literal(), out);
    } else if (node instanceof FilterNode.NullTest test) {
      writeTest(test.isNull() ? "is null" : "is not null", test.column(), out);
    } else if (node instanceof FilterNode.Like like) {
      writeTest("like", like.column(), out);
      out.writeStringField("pattern", like.pattern());
    } else if (node instanceof FilterNode.TextTest test) {
      writeTest(test.function().text(), test.column(), out);
      out.writeStringField("text", test.text());
    } else {
      out.writeStringField("op", "all");
    }
  }

  private static void writeTest(String op, String column, JsonGenerator out) throws IOException {
    out.writeStringField("op", op);
    out.writeStringField("column", column);
  }

  private static void write(Literal literal, JsonGenerator out) throws IOException {
    out.writeStartObject();
    if (literal instanceof Literal.Numeric number) {
      out.writeStringField("type", "number");
      out.writeNumberField("value", number.value());
    } else if (literal instanceof Literal.Bool bool) {
      out.writeStringField("type", "boolean");
      out.writeBooleanField("value", bool.value());
    } else if (literal instanceof Literal.EnumElement member) {
      writeText("enum", member.element(), out);
      out.writeStringField("enum", member.type());
    } else if (literal instanceof Literal.Date date) {
      writeText("date", date.value().toString(), out);
    } else if (literal instanceof Literal.Moment moment) {
      writeText("instant", moment.value().toString(), out);
    } else if (literal instanceof Literal.Guid guid) {
      writeText("guid", guid.value().toString(), out);
    } else {
      writeText("text", ((Literal.Text) literal).value(), out);
    }
    out.writeEndObject();
  }

  private static void writeText(String type, String value, JsonGenerator out) throws IOException {
    out.writeStringField("type", type);
    out.writeStringField("value", value);
  }
}
