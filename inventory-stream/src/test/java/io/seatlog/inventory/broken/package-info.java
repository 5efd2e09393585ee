/** Classes that break an architecture rule each, to show that the rule finds them. */
package io.seatlog.inventory.broken;
