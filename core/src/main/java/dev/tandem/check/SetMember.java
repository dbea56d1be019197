package dev.tandem.check;

import dev.tandem.compile.ResolvedLeg;

/**
 * A map of a set with its fields found, and where to say what is wrong with it.
 *
 * @param leg its leg
 * @param findings collects what is said about it
 */
record SetMember(ResolvedLeg leg, Findings findings) {}
