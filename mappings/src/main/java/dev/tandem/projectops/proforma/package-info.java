/**
 * Proforma invoices: drafts, their edits and confirmation, corrections and retainers, and the
 * actuals that a confirmation writes (INV, COR and RET rules, ACT-27 to ACT-42). Pure functions:
 * rows in, effects out.
 */
@NullMarked
package dev.tandem.projectops.proforma;

import org.jspecify.annotations.NullMarked;
