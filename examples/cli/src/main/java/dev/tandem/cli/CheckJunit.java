package dev.tandem.cli;

import dev.tandem.check.CheckReport;
import dev.tandem.check.Finding;
import dev.tandem.check.FindingPlace;
import dev.tandem.compile.Severity;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Findings as test results: one suite a map, one case a finding; what does not fail has passed. */
final class CheckJunit {
  private static final int REPLACEMENT = 0xFFFD;

  private final XMLStreamWriter xml;
  private final Severity failOn;

  private CheckJunit(XMLStreamWriter xml, Severity failOn) {
    this.xml = xml;
    this.failOn = failOn;
  }

  static String of(CheckReport report, Severity failOn) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      new CheckJunit(xml, failOn).write(report);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private void write(CheckReport report) throws XMLStreamException {
    Map<String, List<Finding>> suites = new LinkedHashMap<>();
    for (Finding finding : report.findings()) {
      String suite = (finding.place().file() + " " + finding.place().map()).strip();
      suites.computeIfAbsent(suite, name -> new ArrayList<>()).add(finding);
    }
    xml.writeStartDocument("UTF-8", "1.0");
    line(0);
    xml.writeStartElement("testsuites");
    counts(report.findings());
    for (Map.Entry<String, List<Finding>> suite : suites.entrySet()) {
      suite(suite.getKey(), suite.getValue());
    }
    line(0);
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void counts(List<Finding> findings) throws XMLStreamException {
    attribute("tests", String.valueOf(findings.size()));
    attribute("failures", String.valueOf(findings.stream().filter(this::fails).count()));
  }

  private boolean fails(Finding finding) {
    return finding.severity().compareTo(failOn) <= 0;
  }

  private void suite(String name, List<Finding> findings) throws XMLStreamException {
    line(1);
    xml.writeStartElement("testsuite");
    attribute("name", name);
    counts(findings);
    for (Finding finding : findings) {
      testcase(finding);
    }
    line(1);
    xml.writeEndElement();
  }

  private void testcase(Finding finding) throws XMLStreamException {
    String field = finding.place().field();
    line(2);
    xml.writeStartElement("testcase");
    attribute("classname", finding.place().map());
    attribute("name", finding.code() + (field == null ? "" : " " + field));
    line(3);
    if (fails(finding)) {
      xml.writeStartElement("failure");
      attribute("type", finding.code());
      attribute("message", finding.message());
    } else {
      xml.writeStartElement("system-out");
    }
    xml.writeCharacters(legal(finding.display() + where(finding.place())));
    xml.writeEndElement();
    line(2);
    xml.writeEndElement();
  }

  private static String where(FindingPlace place) {
    return place.position().isKnown()
        ? "\n%s:%d:%d".formatted(place.file(), place.position().line(), place.position().column())
        : "";
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, legal(value));
  }

  private void line(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  /** Map files may hold characters that XML knows no way to write. */
  private static String legal(String text) {
    StringBuilder legal = new StringBuilder();
    text.codePoints()
        .map(point -> isLegal(point) ? point : REPLACEMENT)
        .forEach(legal::appendCodePoint);
    return legal.toString();
  }

  private static boolean isLegal(int point) {
    boolean control = point < ' ' && point != '\t' && point != '\n' && point != '\r';
    boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    return !control && !half && point != 0xFFFE && point != 0xFFFF;
  }
}
