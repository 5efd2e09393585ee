package io.seatlog.standalone.demo;

import java.util.SplittableRandom;

/** What a buyer does once seats are held. */
enum Story {
    /** Pays at the first try. */
    PAYS(35),
    /** Pays, and shows the tickets at the door. */
    PAYS_AND_COMES(12),
    /** Pays, and gives all tickets back. */
    PAYS_AND_GIVES_BACK(8),
    /** Has a card declined, then pays with another. */
    DECLINED_THEN_PAYS(15),
    /** Has a card declined and gives up; the hold stands until it expires. */
    DECLINED_GIVES_UP(5),
    /** Gives the seats back. */
    CANCELS(10),
    /** Closes the browser; the hold stands until it expires. */
    WALKS_AWAY(15);

    private final int percent;

    Story(int percent) {
        this.percent = percent;
    }

    static Story any(SplittableRandom random) {
        int point = random.nextInt(100);
        for (Story story : values()) {
            point -= story.percent;
            if (point < 0) {
                return story;
            }
        }
        return PAYS;
    }
}
