/**
 * From events to actuals on the Dataverse side: submit, approve, recall and cancel, journals,
 * expenses and vendor invoices, with the flag that keeps actuals out of finance, connections and
 * origins (ACT, TC, TO, IC, EXP and VI rules). Pure functions: rows in, effects out.
 */
@NullMarked
package dev.tandem.projectops.actual;

import org.jspecify.annotations.NullMarked;
