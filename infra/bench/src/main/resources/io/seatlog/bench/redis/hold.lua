-- One request for seats, decided at once: is the order known, is the limit kept, are there enough. If so the stock goes
-- down, the hold is kept with its deadline, and the order goes to whoever works on it.
-- KEYS: stock, seats in use by customer, the order, holds by deadline, the stream
-- ARGV: order id, customer, the request, quantity, limit, milliseconds to hold
local known = redis.call('HMGET', KEYS[3], 'request', 'left', 'heldAt', 'entry')
if known[1] then
    if known[1] ~= ARGV[3] then
        return {'ORDER_EXISTS_DIFFERENT'}
    end
    return {'REPLAYED', tonumber(known[2]), tonumber(known[3]), known[4]}
end
local stock = redis.call('GET', KEYS[1])
if not stock then
    return {'SHOWTIME_UNKNOWN'}
end
local quantity = tonumber(ARGV[4])
local inUse = tonumber(redis.call('HGET', KEYS[2], ARGV[2]) or 0)
if inUse + quantity > tonumber(ARGV[5]) then
    return {'CUSTOMER_LIMIT', inUse}
end
if tonumber(stock) < quantity then
    return {'NOT_ENOUGH_FREE', tonumber(stock)}
end
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local left = redis.call('DECRBY', KEYS[1], quantity)
redis.call('HINCRBY', KEYS[2], ARGV[2], quantity)
redis.call('ZADD', KEYS[4], now + tonumber(ARGV[6]), ARGV[1])
local entry = redis.call('XADD', KEYS[5], '*', 'order', ARGV[1], 'customer', ARGV[2], 'quantity', quantity, 'left', left)
redis.call('HSET', KEYS[3], 'request', ARGV[3], 'left', left, 'heldAt', now, 'entry', entry)
return {'HELD', left, now, entry}
