package dev.tandem.example.odata.server.service;

import dev.tandem.example.odata.server.model.Shape;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.value.Row;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.uri.UriInfo;
import org.jspecify.annotations.Nullable;

/** Where the two services differ. Implementations are immutable. */
interface Dialect {

  /** The most rows in a page, and how many come when nobody says. */
  int maxPageSize();

  /** The most operations in a batch. */
  int maxOperations();

  /** Whether a batch that stops at an error answers with the status of that error. */
  boolean failsAsItsPart();

  /** The most rows that a count counts to. */
  int maxCount();

  /** Whether an update creates a row that is not there (LIVE-19). */
  boolean upserts();

  /** Whether an answer to a write has the row in it when nobody says. */
  boolean returnsRows();

  /** The code of an error that has none of its own. */
  String plainCode();

  /** Refuses query options that the real service does not support. */
  void checkQuery(UriInfo uri) throws ODataApplicationException;

  /** Refuses texts that a key in a URL cannot carry. */
  void checkKey(Shape shape, KeyValues key) throws ODataApplicationException;

  /** The company that a query is confined to; null for all. */
  @Nullable LegalEntity confinement(Shape shape, UriInfo uri, Call call);

  /** The key under which a new row is created, and the row completed by what the service adds. */
  NewRow create(Shape shape, Row row, Call call) throws ODataApplicationException;

  /**
   * A new row.
   *
   * @param key its key
   * @param row its columns
   */
  record NewRow(KeyValues key, Row row) {}

  /** The error for a write that was refused. */
  ODataApplicationException refusal(Shape shape, Write write, WriteOutcome outcome);

  /** The error for a row that is not there. */
  ODataApplicationException notFound(Shape shape, KeyValues key);

  /** The error for a row that others write all the time. */
  ODataApplicationException contended();
}
