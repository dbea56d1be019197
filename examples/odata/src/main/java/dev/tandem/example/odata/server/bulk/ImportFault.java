package dev.tandem.example.odata.server.bulk;

import java.util.List;

/**
 * Why a row of a package did not take effect. Immutable.
 *
 * @param entity the label of its entity; empty when the execution as a whole is meant
 * @param key the texts of its key, in the order of the key without the company
 * @param field empty when the row as a whole is meant
 * @param message for people
 */
record ImportFault(String entity, List<String> key, String field, String message) {
  ImportFault {
    key = List.copyOf(key);
  }

  /** How the list of errors names the row. */
  String recordId() {
    return String.join("+", key);
  }
}
