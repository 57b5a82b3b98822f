// Reads the progress of a mailing anew while it moves; without this the page tells what it knew.

const EVERY = 3000;
const box = document.querySelector("[data-progress]");
const stale = document.querySelector("[data-stale]");

async function refresh() {
    let answer;
    try {
        answer = await fetch(box.dataset.progress, { headers: { "X-Requested-With": "fetch" } });
    } catch {
        answer = null;
    }
    stale.hidden = Boolean(answer && answer.ok);
    if (answer && answer.ok && !answer.redirected) {
        if (answer.headers.get("X-Mailing-State") !== box.dataset.state) {
            // Other buttons now: the page as a whole.
            location.reload();
            return;
        }
        box.innerHTML = await answer.text();
    }
    wait();
}

function wait() {
    setTimeout(() => (document.hidden ? wait() : refresh()), EVERY);
}

wait();
