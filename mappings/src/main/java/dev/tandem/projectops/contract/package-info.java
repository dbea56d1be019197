/**
 * Rules and refusals of contracts, their customers and lines, of milestones, projects, tasks, roles
 * and categories (CTR, FS, CL, MS, PRJ, TSK, ROLE and CAT rules).
 */
@NullMarked
package dev.tandem.projectops.contract;

import org.jspecify.annotations.NullMarked;
