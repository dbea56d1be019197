/**
 * Vouchers and the rules that write them: cost and revenue profiles, account roles, tax and
 * dimensions (ACC, TAX, DIM). Pure functions over values: no clock, no connector, no state.
 */
@NullMarked
package dev.tandem.projectops.ledger;

import org.jspecify.annotations.NullMarked;
