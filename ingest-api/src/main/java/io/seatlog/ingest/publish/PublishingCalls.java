package io.seatlog.ingest.publish;

import io.seatlog.ingest.edge.Doorman;
import io.seatlog.ingest.edge.Route;
import io.seatlog.ingest.log.Catalogue;
import io.seatlog.ingest.log.CommandLog;
import io.seatlog.ingest.log.SaleViews;
import io.seatlog.ingest.log.SeatLog;
import java.util.ArrayList;
import java.util.List;

/** Every call of organisers. */
public final class PublishingCalls implements AutoCloseable {

    private final Workshop work = new Workshop();
    private final List<Route> routes = new ArrayList<>();

    /**
     * All of them.
     *
     * @param priceMin least that the payment provider takes
     * @param log      writes the catalogue
     * @param seats    writes commands by the same producer
     * @param changes  writes commands by a producer that no publication stands before
     */
    public PublishingCalls(
            Doorman doorman,
            long priceMin,
            SaleViews views,
            Catalogue catalogue,
            CommandLog log,
            SeatLog seats,
            SeatLog changes) {
        PlanLibrary plans = new PlanLibrary(catalogue);
        Publisher publisher = new Publisher(log, seats, catalogue);
        ShowtimeReader.Rules rules = new ShowtimeReader.Rules(priceMin);
        routes.addAll(new ShowtimeCalls(doorman, publisher, plans, views, rules, work).routes());
        routes.addAll(new PatchCall(doorman, publisher, plans, views, changes, rules, work).routes());
        routes.addAll(new ChangeCalls(doorman, changes).routes());
        routes.addAll(new CatalogueCalls(doorman, log, catalogue, publisher, work).routes());
    }

    /** Their routes. */
    public List<Route> routes() {
        return List.copyOf(routes);
    }

    @Override
    public void close() {
        work.close();
    }
}
