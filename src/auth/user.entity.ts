import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('users')
@Index('users_people_by_rank', { synchronize: false }) // ((-rating), id) of people who are ranked: TypeORM can't declare that
@Index('users_bots', ['id'], { where: 'is_bot' })
export class UserEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  id: string;

  /** as shown: src/auth/player-name.ts */
  @Column({ type: 'text' })
  name: string;

  /** PlayerName.key: names with the same key count as the same */
  @Column({ type: 'text', name: 'name_key', unique: true })
  nameKey: string;

  /** whether it is one of the server's own bots, which never play each other */
  @Column({ type: 'boolean', name: 'is_bot', default: false })
  isBot: boolean;

  @Column({ type: 'integer', default: 0 })
  exp: number;

  @Column({ type: 'integer', default: 0 })
  gold: number;

  @Column({ type: 'integer', default: 0 })
  win: number;

  @Column({ type: 'integer', default: 0 })
  lose: number;

  @Column({ type: 'integer', default: 0 })
  draw: number;

  /** Glicko-2's three figures */
  @Column({ type: 'double precision', default: 1500 })
  rating: number;

  @Column({ type: 'double precision', name: 'rating_deviation', default: 350 })
  ratingDeviation: number;

  @Column({ type: 'double precision', name: 'rating_volatility', default: () => '0.06' })
  ratingVolatility: number;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
