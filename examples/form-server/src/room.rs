//! Room for so many connections. When it is full a new client is let in all the same, and the one goes that has asked for nothing for the
//! longest time: who is silent, sends half a request or never reads the answers keeps nobody out.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::oneshot;

pub(crate) struct Room {
    most: usize,
    seats: Mutex<Seats>,
}

/// Who is here, by when they asked last.
#[derive(Default)]
struct Seats {
    turn: u64,
    taken: BTreeMap<u64, oneshot::Sender<()>>,
}

/// The place of a connection, free again when it is dropped.
pub(crate) struct Seat {
    room: Arc<Room>,
    turn: Mutex<u64>,
}

impl Room {
    pub(crate) fn new(most: usize) -> Arc<Self> {
        Arc::new(Room { most: most.max(1), seats: Mutex::default() })
    }

    /// A seat, and what tells that it is wanted for somebody else.
    pub(crate) fn enter(self: &Arc<Self>) -> (Seat, oneshot::Receiver<()>) {
        let (gone, wanted) = oneshot::channel();
        let mut seats = locked(&self.seats);
        if seats.taken.len() >= self.most
            && let Some((_, longest)) = seats.taken.pop_first()
        {
            let _ = longest.send(());
        }
        let turn = seats.next();
        seats.taken.insert(turn, gone);
        (Seat { room: self.clone(), turn: Mutex::new(turn) }, wanted)
    }
}

impl Seats {
    fn next(&mut self) -> u64 {
        self.turn += 1;
        self.turn
    }
}

impl Seat {
    /// The client asks for something.
    pub(crate) fn asks(&self) {
        let mut turn = locked(&self.turn);
        let mut seats = locked(&self.room.seats);
        if let Some(gone) = seats.taken.remove(&turn) {
            *turn = seats.next();
            seats.taken.insert(*turn, gone);
        }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let turn = *locked(&self.turn);
        locked(&self.room.seats).taken.remove(&turn);
    }
}

/// Nothing under a lock can be left half done.
fn locked<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_asked_for_nothing_for_the_longest_time_goes() {
        let room = Room::new(2);
        let (first, mut first_wanted) = room.enter();
        let (_second, mut second_wanted) = room.enter();
        first.asks();
        let (third, _) = room.enter();
        assert!(first_wanted.try_recv().is_err() && second_wanted.try_recv().is_ok());
        drop(third);
        let (_fourth, _) = room.enter();
        assert_eq!(first_wanted.try_recv(), Err(oneshot::error::TryRecvError::Empty), "there was room again");
    }
}
